# SPDX-FileCopyrightText: The Plumbline authors
# SPDX-License-Identifier: Apache-2.0
"""Checks the dictionary of known products: shape, order, uniqueness, vocabulary.

Usage: test_products.py SOURCE-ROOT
"""

import json
import pathlib
import sys
import unicodedata
import unittest

from vocabulary import words

FIELDS = ["name", "aliases", "kind", "detail", "methods"]
FEWEST = 200
LONGEST_NAME = 60
LONGEST_DETAIL = 30

ROOT = pathlib.Path(__file__).resolve().parents[2]


def fold(text):
    """Names match by NFC and case folding, as in the quick entry."""
    return unicodedata.normalize("NFC", text).casefold()


class Products(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.text = ROOT.joinpath("data", "known-products.json").read_text(encoding="utf-8")
        cls.products = json.loads(cls.text)
        cls.kinds = words(ROOT, "system_kind")
        cls.methods = words(ROOT, "method")

    def test_there_are_enough(self):
        self.assertIsInstance(self.products, list)
        self.assertGreaterEqual(len(self.products), FEWEST)

    def test_one_product_a_line(self):
        lines = self.text.split("\n")
        self.assertEqual((lines[0], lines[-2:]), ("[", ["]", ""]))
        rows = [json.loads(line.rstrip(",")) for line in lines[1:-2]]
        self.assertEqual(rows, self.products)

    def test_fields(self):
        for product in self.products:
            with self.subTest(product=product):
                self.assertEqual(list(product), FIELDS)
                self.assertIsInstance(product["aliases"], list)
                self.assertIsInstance(product["methods"], list)
                words = [product["name"], product["kind"], product["detail"]]
                for word in words + product["aliases"] + product["methods"]:
                    self.assertIsInstance(word, str)
                    self.assertEqual(word, word.strip())
                    self.assertTrue(word == "" or word.isprintable())
                for name in [product["name"]] + product["aliases"]:
                    self.assertTrue(0 < len(name) <= LONGEST_NAME, name)
                self.assertLessEqual(len(product["detail"]), LONGEST_DETAIL)

    def test_quick_entry_can_say_each_name(self):
        # Commas, colons, arrows and the word in part the groups of a quick-entry line.
        for product in self.products:
            for name in [product["name"]] + product["aliases"]:
                for sign in (",", ":", "->", "<-", "--", " in ", '"', "@", "#", "!"):
                    self.assertNotIn(sign, name)

    def test_sorted_by_name(self):
        names = [fold(product["name"]) for product in self.products]
        for before, after in zip(names, names[1:]):
            self.assertLess(before, after)

    def test_names_and_aliases_are_unique(self):
        owner = {}
        for product in self.products:
            for name in [product["name"]] + product["aliases"]:
                other = owner.setdefault(fold(name), product)
                self.assertIs(other, product, f"{name} is also of {other['name']}")
            words = [fold(name) for name in [product["name"]] + product["aliases"]]
            self.assertEqual(len(words), len(set(words)), words)

    def test_vocabulary(self):
        for product in self.products:
            with self.subTest(product=product["name"]):
                self.assertIn(product["kind"], self.kinds)
                self.assertEqual([], [m for m in product["methods"] if m not in self.methods])
                self.assertTrue(product["methods"])
                self.assertEqual(len(product["methods"]), len(set(product["methods"])))
                # The subtitle is "kind · detail", so a detail must add something.
                self.assertNotEqual(fold(product["detail"]), fold(product["kind"]))

    def test_known_ones(self):
        by_name = {product["name"]: product for product in self.products}
        self.assertEqual(by_name["Okta"]["kind"], "identity provider")
        self.assertEqual(by_name["Okta"]["methods"][0], "SAML SSO")
        self.assertEqual(by_name["SAP S/4HANA"]["kind"], "core app")
        self.assertEqual(by_name["SAP S/4HANA"]["detail"], "ERP")
        self.assertEqual(by_name["Snowflake"]["kind"], "warehouse")


if __name__ == "__main__":
    if len(sys.argv) > 1 and not sys.argv[1].startswith("-"):
        ROOT = pathlib.Path(sys.argv.pop(1))
    unittest.main(verbosity=2)
