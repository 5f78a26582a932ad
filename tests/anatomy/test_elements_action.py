"""Action: something to do that another person could see done."""

from collections.abc import Callable

import pytest

from advisor.anatomy.picture import Element

Find = Callable[[str, str], Element]


@pytest.mark.parametrize(
    "text",
    [
        "Call the clinic.",
        "walk 30 min after dinner, 3x a week",
        "Write down three thoughts.",
        "Sit on the bench for five minutes.",
        "Try sitting with your back to the door.",
        "Start going to bed at ten.",
        "I'd like you to ring your sister.",
        "Could you call the school on Monday?",
        "The client will attend AA meetings twice a week.",
        "10 minutes of stretching daily",
        "Use the red card when you need a break.",
        "Practise slow breathing for 5 minutes.",
        "Consider joining a choir.",
        "Make an appointment with the dentist.",
        "Have dinner together without phones.",
        "reduce sugar in coffee to one spoon",
        "brisk walking 3 times a week",
        "Client to complete sleep diary.",
        "Patient agrees to take medication as prescribed.",
        "Homework is to read chapter 3.",
        "Your task: ask one person for directions.",
        "You could write her a note.",
        "My plan is to swim on Mondays.",
        "Role-play the talk with your sister.",
        "Put your phone in another room.",
        "no screens after 9 pm",
        "Introduce yourself to one neighbour.",
        "eating 2 servings of vegetables a day",
        "Schedule a check-up with the GP.",
        "Do the dishes right after dinner.",
        "Go outside for ten minutes.",
        "Give each other a massage.",
        "Set your alarm for 7.",
        "Get a library card.",
        "She will speak with her supervisor about her hours.",
        "sign up for a yoga class",
        "cook at home twice a week",
        "Say no to one request.",
    ],
)  # fmt: skip
def test_action_is_stated(element: Find, text: str) -> None:
    """Acts, notes of acts and handed-on verbs can be seen done."""
    assert element(text, "action").present


@pytest.mark.parametrize(
    "text",
    [
        "Be more mindful.",
        "Work on your anxiety.",
        "Try to relax more.",
        "Focus on self care.",
        "Practice coping skills.",
        "Stay positive.",
        "Self-care and boundaries.",
        "Manage your stress better.",
        "Think about your goals.",
        "Accept yourself.",
        "Try to be kinder to yourself.",
        "Client will improve communication.",
        "Continue to process feelings of grief.",
        "Remember that you are not alone.",
        "Improve self-esteem.",
        "Let go of the past.",
        "Keep up the good work!",
        "Use your coping skills when stressed.",
        "Develop healthy boundaries.",
        "Client will increase insight.",
        "Explore ways to reduce anxiety.",
        "Patient will continue to work on motivation.",
        "Learn to manage anger.",
        "Notice your thoughts.",
        "Give yourself time.",
        "Be patient with your partner.",
        "Client will gain a better understanding of triggers.",
        "How are you feeling about this?",
        "Take care of yourself.",
    ],
)  # fmt: skip
def test_action_is_not_stated(element: Find, text: str) -> None:
    """States, aims and efforts can't be seen; nor can questions and praise."""
    assert not element(text, "action").present


def test_one_concrete_step_is_enough(element: Find) -> None:
    """A loose sentence beside a concrete one takes nothing away."""
    assert element("Work on your stress. Write down one worry a day.", "action").present


def test_the_therapists_part_is_no_action(element: Find) -> None:
    """What the therapist will do is not asked of the client."""
    assert not element("Therapist will review the plan with the team.", "action").present


@pytest.mark.parametrize(
    "text", ["2 litres of water daily", "6,000 steps daily", "No sweets on workdays"]
)
def test_a_portion_is_an_act(element: Find, text: str) -> None:
    """How much of what, and how often, says what to do without a verb."""
    assert element(text, "action").present


@pytest.mark.parametrize("text", ["3 litres", "Two questions for Anna", "No idea"])
def test_an_amount_alone_is_no_act(element: Find, text: str) -> None:
    """Without how often, a number and its thing are a heading or an answer."""
    assert not element(text, "action").present
