"""Decides by which contract each model is fed and read: the user's words, then its own, then what others say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace

from generator.config import read_labels
from generator.errors import SpecError
from generator.metadata import StoredContract
from generator.spec import ChannelOrder, Normalization, raise_errors
from generator.usecases.normalization import given_normalization
from generator.usecases.verifying.opened import OpenedModel
from generator.usecases.verifying.request import VerifyRequest

# Networks are made for values around zero; where nobody says what training did, it is the best that can be fed.
_UNKNOWN = Normalization((127.5,), (127.5,))


def stated_contract(request: VerifyRequest) -> StoredContract:
    """What the user says.

    Raises:
        SpecError: the labels can't be read, or the normalisation can't be right.
    """
    labels = read_labels(request.labels) if request.labels else None
    if labels:
        raise_errors(labels.problems())
    return StoredContract(
        labels=labels.names if labels else (),
        normalization=given_normalization(request.normalization, request.channel_order or ChannelOrder.RGB),
        channel_order=request.channel_order,
        resize_mode=request.resize_mode,
        resize_filter=request.resize_filter,
        activation=request.activation,
    )


def completed(contract: StoredContract, *others: StoredContract | None) -> StoredContract:
    """`contract`, and where it says nothing what the first of `others` says that says something."""
    for other in filter(None, others):
        told = {field.name: getattr(other, field.name) for field in fields(StoredContract)}
        missing = {name: value for name, value in told.items() if getattr(contract, name) in (None, ())}
        contract = replace(contract, **missing)
    return contract


def expected_contract(
    stated: StoredContract, source: OpenedModel, artifacts: Sequence[OpenedModel], *, pictures: bool
) -> tuple[StoredContract, tuple[str, ...]]:
    """What holds for the source, and notes on where it was taken from.

    Raises:
        SpecError: the user's normalisation is for another number of channels, or would be done twice.
    """
    own = replace(source.contract, labels_changed=False) if source.contract else None
    graph = source.source.graph_normalization if source.source else None
    if graph and graph.normalization and stated.normalization not in (None, Normalization.identity()):
        raise SpecError(
            f"The graph already normalises pixel values: {graph.description}. With yours it would be done twice.",
            "Leave the option out.",
        )
    known = completed(stated, own)
    telling = [each for each in artifacts if each.contract]
    contract = completed(known, *(replace(each.contract, labels_changed=False) for each in telling if each.contract))
    notes = []
    if pictures and known.normalization is None:
        teller = next((each.path.name for each in telling if each.contract and each.contract.normalization), None)
        notes.append(
            f"The source is fed pictures normalised as “{teller}” says; --normalize or --mean and --std say otherwise."
            if teller
            else "How pixel values were normalised in training is not known: they are fed as -1..1. --normalize or "
            "--mean and --std say otherwise."
        )
    if not known.labels and contract.labels:
        teller = next(each.path.name for each in telling if each.contract and each.contract.labels)
        notes.append(f"The labels are those of “{teller}”; --labels says otherwise.")
    return completed(contract, StoredContract(normalization=_UNKNOWN)), tuple(notes)
