// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

namespace epochmark {

/// What a network computes in double precision from weights, pictures and labels that are made by formula:
/// one pass over a batch of four in training mode with every dropout at 0, and one in inference mode. Whoever
/// has Keras can compute the same numbers there. Plain value.
struct NetworkCheck {
    struct Gradient {
        QString name;         ///< "conv2d/kernel"
        QList<qint64> sizes;  ///< Keras' order
        double norm = 0;      ///< L2
        double sum = 0;
    };

    QList<double> outputs;      ///< the first 16, training mode
    QList<double> inference;    ///< the first 16
    double loss = 0;            ///< mean over the batch
    QList<Gradient> gradients;  ///< of each trained tensor, in Keras' order
};

}  // namespace epochmark
