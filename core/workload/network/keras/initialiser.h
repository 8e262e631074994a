// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

namespace epochmark {

/// How a tensor's values start. Plain value.
struct Initialiser {
    enum class Kind {
        Constant,         ///< `first`
        Normal,           ///< mean `first`, deviation `second`
        TruncatedNormal,  ///< the same, cut off at two deviations
        Uniform,          ///< from `first` to `second`
        Scaled,           ///< Keras' VarianceScaling: variance `first` by the fan
        Other             ///< one that isn't drawn here
    };
    enum class Fan { In, Out, Average };
    enum class Distribution { Uniform, TruncatedNormal, Normal };

    Kind kind = Kind::Constant;
    double first = 0;
    double second = 0;
    Fan fan = Fan::In;                                  ///< Scaled
    Distribution distribution = Distribution::Uniform;  ///< Scaled
    QString name = {};                                  ///< Other: as the file calls it

    bool operator==(const Initialiser&) const = default;
};

/// Inputs and outputs of a value, as Keras counts them for a tensor of these sizes (compute_fans).
struct Fans {
    double in = 1;
    double out = 1;
};
Fans fansOf(const QList<qint64>& sizes);

}  // namespace epochmark
