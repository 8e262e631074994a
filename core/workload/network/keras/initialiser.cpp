// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/network/keras/initialiser.h"

namespace epochmark {

Fans fansOf(const QList<qint64>& sizes)
{
    if (sizes.isEmpty()) {
        return {};
    }
    if (sizes.size() == 1) {
        return {static_cast<double>(sizes.first()), static_cast<double>(sizes.first())};
    }
    double window = 1;
    for (qsizetype i = 0; i + 2 < sizes.size(); ++i) {
        window *= static_cast<double>(sizes.at(i));
    }
    return {window * static_cast<double>(sizes.at(sizes.size() - 2)),
            window * static_cast<double>(sizes.last())};
}

}  // namespace epochmark
