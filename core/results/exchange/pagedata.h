// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <optional>

/// The records inside a web page that was exported: how they are put there and found again. Pure functions,
/// any thread.
namespace epochmark::pagedata {

/// The line of the page's head by which import knows it: within its first 4,000 bytes.
QByteArray generatorElement();

/// An element that no browser runs or shows, with the JSON in it. What could end it or begin another ("<",
/// ">", "&") is written as JSON's own escapes, so that no name or note can leave it.
QByteArray element(const QByteArray& json);

/// Whether a file that begins so is a page of Epochmark's, also one that a browser has saved again.
bool begins(const QByteArray& start);

/// Whether a file that begins so is a web page at all, whoever wrote it.
bool isWebPage(const QByteArray& start);

/// The JSON in a page; none where there is no such element, two of them, or its end is missing.
std::optional<QByteArray> jsonIn(const QByteArray& page);

}  // namespace epochmark::pagedata
