// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/network/keras/modeltext.h"

#include "base/format.h"
#include "base/jsontext.h"

#include <QJsonDocument>
#include <QObject>

namespace epochmark::modeltext {

namespace {

constexpr int kMaxDepth = 200;
constexpr qsizetype kMaxContainers = 300'000;
constexpr qsizetype kMaxValues = 1'500'000;

/// What the text is made of, told without building anything.
struct Census {
    int deepest = 0;
    qsizetype containers = 0;
    qsizetype values = 0;
    bool hasNoNumber = false;  ///< NaN or Infinity, which JSON doesn't know
};

/// The place behind the string that begins at `place`.
qsizetype behindString(const QByteArray& text, qsizetype place)
{
    ++place;
    while (place < text.size() && text.at(place) != '"') {
        place += text.at(place) == '\\' ? 2 : 1;
    }
    return place + 1;
}

Census censusOf(const QByteArray& text)
{
    Census census;
    int depth = 0;
    qsizetype place = 0;
    while (place < text.size()) {
        const char c = text.at(place);
        if (c == '"') {
            place = behindString(text, place);
            continue;
        }
        if (c == '{' || c == '[') {
            ++census.containers;
            census.deepest = qMax(census.deepest, ++depth);
        } else if (c == '}' || c == ']') {
            --depth;
        } else if (c == ',') {
            ++census.values;
        } else if (c == 'N' || c == 'I') {
            census.hasNoNumber = true;
        }
        ++place;
    }
    return census;
}

}  // namespace

Error refused(const QString& name, const QString& reason)
{
    return {ErrorCode::Input, QObject::tr("%1 can't be used as a network: %2.").arg(name, reason), {}};
}

Result<QJsonObject> parsed(const QByteArray& text, const QString& name)
{
    if (text.size() > kMaxBytes) {
        return refused(name, QObject::tr("its description is larger than %1").arg(format::bytes(kMaxBytes)));
    }
    const Census census = censusOf(text);
    if (census.deepest > kMaxDepth) {
        return refused(name, QObject::tr("its description is nested deeper than %1 levels").arg(kMaxDepth));
    }
    if (census.containers > kMaxContainers || census.values > kMaxValues) {
        return refused(name, QObject::tr("its description has more values than any network needs"));
    }
    if (census.hasNoNumber) {
        return refused(name, QObject::tr("a number in it is NaN or infinite; give the layer a finite one and "
                                         "save the model again"));
    }
    QJsonParseError problem;
    const QJsonDocument document = jsontext::parsed(text, &problem);
    if (!document.isObject()) {
        Error error = refused(name,
                              QObject::tr("it holds no description of a Keras model. Choose a .keras file, "
                                          "or the text that model.to_json() gives"));
        error.detail = problem.error == QJsonParseError::NoError ? QString() : problem.errorString();
        return error;
    }
    return document.object();
}

}  // namespace epochmark::modeltext
