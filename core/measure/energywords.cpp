// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "measure/energywords.h"

#include <QObject>

namespace epochmark {

QString shownScope(const QString& recorded)
{
    return recorded == QLatin1String("GPU only") ? QObject::tr("GPU only")
           : recorded == QLatin1String("package")
               ? QObject::tr("package", "of a processor, which is measured whole")
               : recorded;
}

}  // namespace epochmark
