// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>

/// JSON to and from UTF-8 with every character kept. Qt alone loses a byte order mark (U+FEFF) that begins a
/// string, and no longer finds a field whose name it begins; a folder may well be called so.
namespace epochmark::jsontext {

QByteArray written(const QJsonObject& object, QJsonDocument::JsonFormat format);
/// A null document when it is no JSON; `problem` then says why.
QJsonDocument parsed(const QByteArray& json, QJsonParseError* problem = nullptr);

/// A file's JSON (an object) as UTF-8 without a byte order mark, which editors and shells add: UTF-16 and
/// UTF-32 are told by theirs or by the first brace. What is neither stays as it is.
QByteArray asUtf8(const QByteArray& file);

}  // namespace epochmark::jsontext
