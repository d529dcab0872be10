"""The bridge: signed notes into the practice's own record system, over FHIR R4 (decision 0038)."""
