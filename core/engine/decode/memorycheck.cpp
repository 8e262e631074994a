// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/memorycheck.h"

#include "base/format.h"

#include <QObject>

namespace epochmark {

namespace {

QString tooLittle(qint64 neededBytes, const FreeMemory& free)
{
    const QString needed = format::bytes(neededBytes);
    const QString left = format::bytes(free.bytes);
    const QString limit = format::bytes(free.limitBytes);
    switch (free.holder) {
    case FreeMemory::Holder::ControlGroup:
        return QObject::
            tr("The decoded pictures need %1, but only %2 is left of the %3 of memory that this container "
               "or job may use (its control group) and 1 GiB of it stays reserved. Give it more memory or "
               "use fewer pictures.")
                .arg(needed, left, limit);
    case FreeMemory::Holder::Slurm:
        return QObject::
            tr("The decoded pictures need %1, but only %2 is left of the %3 of memory that Slurm gave this "
               "job and 1 GiB of it stays reserved. Ask for more (--mem) or use fewer pictures.")
                .arg(needed, left, limit);
    case FreeMemory::Holder::Wish:
        return QObject::tr("The decoded pictures need %1, but only %2 is left of the %3 of memory that this "
                           "run may use (--memory) and 1 GiB of it stays reserved. Allow more or use fewer "
                           "pictures.")
            .arg(needed, left, limit);
    case FreeMemory::Holder::Machine: break;
    }
    return QObject::tr(
               "The decoded pictures need %1, but only %2 of memory is free and 1 GiB of it stays reserved. "
               "Close other programs or use fewer pictures.")
        .arg(needed, left);
}

}  // namespace

Result<void> checkMemory(qint64 neededBytes, const std::optional<FreeMemory>& free)
{
    if (!free || neededBytes <= free->bytes - kReservedBytes) {
        return {};
    }
    return Error{ErrorCode::Input, tooLittle(neededBytes, *free), {}};
}

}  // namespace epochmark
