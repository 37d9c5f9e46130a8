# SPDX-FileCopyrightText: The Plumbline authors
# SPDX-License-Identifier: Apache-2.0
"""Reads the stored words of a vocabulary from the schema's own source."""

import pathlib
import re


def words(root, name):
    """The words of `name` (as "method" for method_words), in their order."""
    source = pathlib.Path(root, "src", "schema", "plumb-vocabularies.c").read_text(encoding="utf-8")
    table = re.search(rf"PlumbWord {name}_words\[\] = {{(.*?)^}};", source, re.DOTALL | re.MULTILINE)
    if not table:
        raise LookupError(f"no {name}_words in plumb-vocabularies.c")
    return re.findall(r'\b[A-Z_]+ \(\s*"([^"]+)"', table[1])
