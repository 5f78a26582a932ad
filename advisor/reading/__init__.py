"""From bytes to a draft: decoding, formats, and the way back to every source character."""
