// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/jsontext.h"

namespace epochmark::jsontext {

namespace {

/// Outside strings JSON has no such character, so that each is inside one and may be written as an escape.
QByteArray withMarksEscaped(QByteArray json)
{
    return json.replace("\xef\xbb\xbf", "\\ufeff");
}

}  // namespace

QByteArray written(const QJsonObject& object, QJsonDocument::JsonFormat format)
{
    return withMarksEscaped(QJsonDocument(object).toJson(format));
}

QJsonDocument parsed(const QByteArray& json, QJsonParseError* problem)
{
    return QJsonDocument::fromJson(withMarksEscaped(json), problem);
}

}  // namespace epochmark::jsontext
