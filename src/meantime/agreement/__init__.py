"""What a practice and a client agree to: one document, what is wrong with it, and its words.

Pure: no files but the content, no network, no clock. The same stands in TypeScript
(`web/src/lib/agreement/`); `vectors/agreement.json` holds both to it (decision 0020).
"""
