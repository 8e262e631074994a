// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <initializer_list>

namespace epochmark {

/// The one of `values` whose toString() is `text`; else Error::Usage naming `what` and the choices.
template <typename T>
Result<T> named(std::initializer_list<T> values, const QString& text, const QString& what)
{
    QStringList names;
    for (const T value : values) {
        if (toString(value) == text) {
            return value;
        }
        names += toString(value);
    }
    return Error{ErrorCode::Usage,
                 QObject::tr("There is no %1 \"%2\". Choose one of: %3.")
                     .arg(what, text, names.join(QStringLiteral(", "))),
                 {}};
}

}  // namespace epochmark
