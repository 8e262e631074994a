// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/network/keras/kerasmodel.h"

#include "workload/network/keras/graphbuilder.h"
#include "workload/network/keras/modeloutline.h"
#include "workload/network/keras/modeltext.h"

#include <QJsonObject>
#include <QObject>

namespace epochmark {

namespace {

/// Rows and columns that the network is built for.
Result<PictureSize> sizeFor(const ModelOutline& outline, const QString& name, std::optional<PictureSize> size)
{
    const QList<qint64>& stated = outline.statedInput;
    if (stated.size() != 3 || (stated.at(2) != 3 && stated.at(2) != 0)) {
        return modeltext::refused(
            name, stated.isEmpty() ? QObject::tr("it doesn't say what comes in. Give its first layer an "
                                                 "input shape, rows × columns × 3")
                                   : QObject::tr("its input isn't a picture of 3 channels, rows × columns "
                                                 "× 3"));
    }
    PictureSize wanted{stated.at(0), stated.at(1)};
    if (wanted.rows == 0 || wanted.columns == 0) {
        if (!size) {
            return Error{
                ErrorCode::Usage,
                QObject::tr("%1 leaves the size of its pictures open. Say it: --input-size N, from %2 to %3.")
                    .arg(name)
                    .arg(PictureSize::kLeast)
                    .arg(PictureSize::kMost),
                {}};
        }
        wanted = {wanted.rows == 0 ? size->rows : wanted.rows,
                  wanted.columns == 0 ? size->columns : wanted.columns};
    }
    const bool fits = wanted.rows >= PictureSize::kLeast && wanted.rows <= PictureSize::kMost
                      && wanted.columns >= PictureSize::kLeast && wanted.columns <= PictureSize::kMost;
    return fits ? Result<PictureSize>(wanted)
                : modeltext::refused(
                    name, QObject::tr("its pictures, %1 × %2, must have from %3 to %4 rows and columns")
                              .arg(wanted.rows)
                              .arg(wanted.columns)
                              .arg(PictureSize::kLeast)
                              .arg(PictureSize::kMost));
}

}  // namespace

Result<KerasModel> KerasModel::read(const QByteArray& text, const QString& name,
                                    std::optional<PictureSize> size)
{
    const auto parsed = modeltext::parsed(text, name);
    if (!parsed) {
        return parsed.error();
    }
    if (!parsed->contains(QLatin1String("class_name"))) {
        return modeltext::refused(
            name, QObject::tr("it holds no description of a Keras model. Choose a .keras file, "
                              "or the text that model.to_json() gives"));
    }
    const auto outline = ModelOutline::read(parsed.value());
    if (!outline) {
        return outline.error();
    }
    const auto wanted = sizeFor(*outline.value(), name, size);
    if (!wanted) {
        return wanted.error();
    }
    auto graph = buildGraph(*outline.value(), wanted->rows, wanted->columns);
    if (!graph) {
        return graph.error();
    }
    return KerasModel{std::move(graph).value(), readCompiled(parsed.value())};
}

}  // namespace epochmark
