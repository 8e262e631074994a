// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

namespace epochmark {

/// Name and shape of one parameter or buffer of a network. Plain value.
struct NetworkTensor {
    QString name;         ///< unique within the network: "conv1.weight"; letters, digits, dots, underscores
    QList<qint64> sizes;  ///< as LibTorch orders them: outputs, inputs, rows, columns

    /// Elements: the product of the sizes.
    qint64 count() const;

    bool operator==(const NetworkTensor&) const = default;
};

}  // namespace epochmark
