"""Why a task is worth doing, and which goal it serves."""
