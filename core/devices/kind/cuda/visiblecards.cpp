// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/kind/cuda/visiblecards.h"

#include <QRegularExpression>

namespace epochmark {

namespace {

/// What the entry starts with, as strtoul reads it: "1st" is 1; absent when it is no number or below 0.
std::optional<int> leadingNumber(const QString& entry)
{
    static const QRegularExpression kNumber(QStringLiteral("^\\s*\\+?(\\d{1,6})"));
    const auto match = kNumber.match(entry);
    return match.hasMatch() ? std::optional<int>(match.captured(1).toInt()) : std::nullopt;
}

/// The one card whose UUID starts so; absent when there is none, or more than one.
std::optional<int> cardOf(const QString& start, const QStringList& uuids)
{
    std::optional<int> found;
    for (int card = 0; card < uuids.size(); ++card) {
        if (uuids.at(card).startsWith(start, Qt::CaseInsensitive)) {
            if (found) {
                return std::nullopt;
            }
            found = card;
        }
    }
    return found;
}

std::optional<VisibleCard> namedCard(const QString& entry, const QStringList& uuids)
{
    if (entry.startsWith(QLatin1String("MIG-"))) {
        return VisibleCard{-1, entry, true};
    }
    const auto card = entry.startsWith(QLatin1String("GPU-")) ? cardOf(entry, uuids) : std::nullopt;
    return card ? std::optional(VisibleCard{*card, {}, true}) : std::nullopt;
}

}  // namespace

CudaEnvironment CudaEnvironment::ofThisProcess()
{
    CudaEnvironment environment;
    if (qEnvironmentVariableIsSet("CUDA_VISIBLE_DEVICES")) {
        environment.visibleDevices = qEnvironmentVariable("CUDA_VISIBLE_DEVICES");
    }
    environment.isOrderedBySlot = qEnvironmentVariable("CUDA_DEVICE_ORDER") == QLatin1String("PCI_BUS_ID");
    return environment;
}

QList<VisibleCard> visibleCards(const QStringList& uuids, const CudaEnvironment& environment)
{
    const int cardCount = static_cast<int>(uuids.size());
    const bool isCertain = environment.isOrderedBySlot || cardCount == 1;
    QList<VisibleCard> cards;
    if (!environment.visibleDevices) {
        for (int card = 0; card < cardCount; ++card) {
            cards.append({card, {}, isCertain});
        }
        return cards;
    }
    const QStringList entries = environment.visibleDevices->split(u',');
    const QString first = entries.first().trimmed();
    const bool areNames = first.startsWith(QLatin1String("GPU-")) || first.startsWith(QLatin1String("MIG-"));
    for (const QString& entry : entries) {
        std::optional<VisibleCard> card;
        if (areNames) {
            card = namedCard(entry.trimmed(), uuids);
        } else if (const auto number = leadingNumber(entry); number && *number < cardCount) {
            card = VisibleCard{*number, {}, isCertain};
        }
        if (!card) {
            break;
        }
        if (cards.contains(*card)) {
            return {};
        }
        cards.append(*card);
    }
    return cards;
}

void countCardsByPciSlot()
{
    if (!qEnvironmentVariableIsSet("CUDA_DEVICE_ORDER")) {
        qputenv("CUDA_DEVICE_ORDER", "PCI_BUS_ID");
    }
}

}  // namespace epochmark
