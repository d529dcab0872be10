"""One client's record as FHIR R4, whether a bundle is well made, and what one brings with it.

Pure: a record comes in as data, a bundle goes out as data. Nothing here reads, sends or looks at a
clock. Source: HL7 FHIR R4 (4.0.1), US Core 9, decision 0030.
"""
