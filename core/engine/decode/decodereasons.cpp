// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/decodereasons.h"

#include <QObject>

namespace epochmark::reasons {

QString notRead(const QString& what)
{
    return QObject::tr("is a %1, which isn't read").arg(what);
}

QString damaged(const QString& type, const QString& detail)
{
    return detail.isEmpty() ? QObject::tr("is a damaged %1").arg(type)
                            : QObject::tr("is a damaged %1 (%2)").arg(type, detail);
}

QString endsEarly()
{
    return QObject::tr("ends too early");
}

}  // namespace epochmark::reasons
