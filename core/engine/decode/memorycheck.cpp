// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/memorycheck.h"

#include "base/format.h"

#include <QObject>

#include <algorithm>

namespace epochmark {

namespace {

/// `reserved`: for the network, and everything else.
QString tooLittle(qint64 neededBytes, const FreeMemory& free, const QString& reserved)
{
    const QString needed = format::bytes(neededBytes);
    const QString left = format::bytes(free.bytes);
    const QString limit = format::bytes(free.limitBytes);
    switch (free.holder) {
    case FreeMemory::Holder::ControlGroup:
        return QObject::
            tr("The decoded pictures need %1, but only %2 is left of the %3 of memory that this container "
               "or job may use (its control group) and %4 of it stays reserved. Give it more memory or "
               "use fewer pictures.")
                .arg(needed, left, limit, reserved);
    case FreeMemory::Holder::Slurm:
        return QObject::
            tr("The decoded pictures need %1, but only %2 is left of the %3 of memory that Slurm gave this "
               "job and %4 of it stays reserved. Ask for more (--mem) or use fewer pictures.")
                .arg(needed, left, limit, reserved);
    case FreeMemory::Holder::Wish:
        return QObject::tr("The decoded pictures need %1, but only %2 is left of the %3 of memory that this "
                           "run may use (--memory) and %4 of it stays reserved. Allow more or use fewer "
                           "pictures.")
            .arg(needed, left, limit, reserved);
    case FreeMemory::Holder::Machine: break;
    }
    return QObject::tr(
               "The decoded pictures need %1, but only %2 of memory is free and %3 of it stays reserved. "
               "Close other programs or use fewer pictures.")
        .arg(needed, left, reserved);
}

}  // namespace

Result<void> checkMemory(qint64 neededBytes, const std::optional<FreeMemory>& free, qint64 trainingBytes)
{
    const qint64 reserved = std::max(kReservedBytes, trainingBytes);
    if (!free || neededBytes <= free->bytes - reserved) {
        return {};
    }
    return Error{ErrorCode::Input, tooLittle(neededBytes, *free, format::bytes(reserved)), {}};
}

}  // namespace epochmark
