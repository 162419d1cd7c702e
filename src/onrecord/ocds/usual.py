"""The fields that releases mostly have, as a tree of names.

What stands in a field is a marker, a mapping (an object) or a list of one (an array of such).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

TEXT, ID, AMOUNT, OTHER = "text", "id", "amount", "other"
"""What stands in a field: a text; a text or a whole number; a sum as a number or a text; a number or a truth value."""


def _object(texts: str = "", others: str = "", **below: Any) -> dict[str, Any]:
    """An object with some texts, numbers or truth values, and what lies deeper."""
    return dict.fromkeys(texts.split(), TEXT) | dict.fromkeys(others.split(), OTHER) | below


_SUM = {"amount": AMOUNT, "currency": TEXT}
_PERIOD = _object("startDate endDate")
_CODE = _object("description scheme uri", id=ID)
_DOCUMENT = _object("title description datePublished dateModified url documentType format language", id=ID)
_ADDRESS = _object("locality region countryName streetAddress postalCode")
_PARTY = _object(
    "name",
    contactPoint=_object("name email telephone faxNumber url"),
    id=ID,
    identifier=_object("legalName scheme uri", id=ID),
    address=_ADDRESS,
)
_LOT = _object(
    "title description status",
    others="hasOptions hasRenewal",
    id=ID,
    value=_SUM,
    contractPeriod=_object("startDate endDate", others="durationInDays"),
    options=_object("description"),
    renewal=_object("description"),
    awardCriteria={"criteria": [_object("name description type")]},
    selectionCriteria=_object("description"),
    secondStage=_object(others="minimumCandidates maximumCandidates"),
    submissionTerms=_object("electronicCataloguePolicy variantPolicy"),
)
_ITEM = _object(
    "description relatedLot",
    id=ID,
    classification=_CODE,
    additionalClassifications=[_CODE],
    deliveryAddresses=[_ADDRESS],
    deliveryLocation=_object("description"),
)
_TENDER = _object(
    "title description status datePublished awardCriteria awardCriteriaDetails crossBorderLaw eligibilityCriteria"
    " mainProcurementCategory procurementMethod procurementMethodDetails procurementMethodRationale reviewDetails"
    " submissionMethodDetails",
    others="hasEnquiries hasRecurrence",
    id=ID,
    value=_SUM,
    minValue=_SUM,
    classification=_CODE,
    additionalClassifications=[_CODE],
    amendments=[_object("date description rationale", id=ID)],
    awardPeriod=_PERIOD,
    bidOpening=_object("date description", address=_ADDRESS),
    communication=_object("atypicalToolUrl futureNoticeDate"),
    contractPeriod=_PERIOD,
    contractTerms=_object(
        "electronicInvoicingPolicy performanceTerms", others="hasElectronicOrdering hasElectronicPayment"
    ),
    coveredBy=[TEXT],
    documents=[_DOCUMENT],
    items=[_ITEM],
    legalBasis=_object("scheme", id=ID),
    lotDetails=_object("awardCriteriaDetails", others="maximumLotsAwardedPerSupplier maximumLotsBidPerSupplier"),
    lots=[_LOT],
    milestones=[_object("title description dueDate dateModified status type", id=ID)],
    otherRequirements=_object(others="requiresStaffNamesAndQualifications"),
    participationFees=[{"id": ID, "type": [TEXT]}],
    procedure=_object("acceleratedRationale", others="isAccelerated"),
    recurrence=_object("description"),
    secondStage=_object("invitationDate", others="noNegotiationNecessary successiveReduction"),
    selectionCriteria={"criteria": [_object("description minimum type")]},
    submissionMethod=[TEXT],
    submissionTerms={"bidValidityPeriod": _object("endDate", others="durationInDays"), "languages": [TEXT]},
    suitability=_object(others="sme vcse"),
    techniques=_object(
        others="hasElectronicAuction hasFrameworkAgreement",
        electronicAuction=_object("description"),
        frameworkAgreement=_object("periodRationale", others="maximumParticipants"),
    ),
    tenderPeriod=_PERIOD,
    xClassifications=_object("ojeuContractType", others="isSuitableForSme isSuitableForVco"),
)
USUAL: Mapping[str, Any] = _object(
    "ocid id date title description initiationType language",
    tag=[TEXT],
    buyer=_PARTY,
    links=[_object("rel href")],
    parties=[
        _PARTY
        | {
            "roles": [TEXT],
            "details": _object("scale url", others="vcse", classifications=[_CODE]),
        }
    ],
    planning={
        "budget": {
            "budgetBreakdown": [_object("description", id=ID, amount=_SUM, period=_PERIOD)],
        },
        "documents": [_DOCUMENT],
        "milestones": [_object("title dueDate type", id=ID)],
    },
    tender=_TENDER,
    awards=[
        _object(
            "title description status date datePublished",
            id=ID,
            value=_SUM,
            contractPeriod=_PERIOD,
            documents=[_DOCUMENT],
            suppliers=[_PARTY],
        )
    ],
    contracts=[_object("title status awardID dateSigned", id=ID, period=_PERIOD, value=_SUM)],
    relatedProcesses=[_object("title identifier scheme uri", id=ID, relationship=[TEXT])],
)
"""What the releases of UK publishers are mostly made of (November 2026: 99 in 100 have nothing else). The tree decides
over speed alone: a release with other fields is looked at more closely, and all in it is kept the same.
"""
