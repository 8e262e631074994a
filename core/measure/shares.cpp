// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "measure/shares.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <utility>

namespace epochmark {

QList<int> permilles(const QList<double>& parts)
{
    const double sum = std::accumulate(parts.begin(), parts.end(), 0.0);
    QList<int> shares(parts.size(), 0);
    if (sum <= 0) {
        return shares;
    }
    QList<std::pair<double, qsizetype>> remainders;
    int given = 0;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const double exact = parts[i] / sum * 1000;
        shares[i] = static_cast<int>(exact);
        given += shares[i];
        remainders.append({exact - shares[i], i});
    }
    std::sort(remainders.begin(), remainders.end(), std::greater<>());
    for (qsizetype k = 0; k < remainders.size() && given < 1000; ++k, ++given) {
        ++shares[remainders[k].second];
    }
    return shares;
}

}  // namespace epochmark
