// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/jsontext.h"

#include <QString>
#include <QStringConverter>

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

QByteArray asUtf8(const QByteArray& file)
{
    const auto encoding = QStringConverter::encodingForData(file, u'{');
    if (!encoding) {
        return file;
    }
    if (*encoding == QStringConverter::Utf8) {
        return file.mid(3);
    }
    QStringDecoder decoder(*encoding);
    const QString text = decoder.decode(file);
    return decoder.hasError() ? file : text.toUtf8();
}

}  // namespace epochmark::jsontext
