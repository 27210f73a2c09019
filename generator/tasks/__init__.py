"""Which tasks there are: what each demands of a model, how its outputs are decoded and compared."""

from generator.spec import TaskKind
from generator.tasks.agreement import Agreement, Limits
from generator.tasks.image_classification import ImageClassification
from generator.tasks.results import Result, Results
from generator.tasks.task import Task
from generator.tasks.tolerances import Tolerances

TASKS: dict[TaskKind, Task] = {
    TaskKind.IMAGE_CLASSIFICATION: ImageClassification(),
}

__all__ = ["TASKS", "Agreement", "ImageClassification", "Limits", "Result", "Results", "Task", "Tolerances"]
