// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QString>
#include <QStringList>

namespace epochmark {

/// Where the window's things are kept in this session.
struct HomePlace {
    QString folder;
    QString problem;  ///< why it isn't the usual one; empty: it is
    QString advice;   ///< what that means, and what to do
};

/// The usual folder (core/base/paths.h); where that can't be written to, a copy of it in the folder for
/// temporary files, and EPOCHMARK_HOME says so to the rest of the process (EPOCHMARK_CACHE: large files stay
/// in the user's cache, where that can be written to). To be called once, before anything is opened.
/// Error::Store where there can't be written either.
Result<HomePlace> findHome();

/// A session that works on a copy of its folder, less the `missing` files.
HomePlace copiedHome(const QString& folder, const QString& copy, const QStringList& missing);

}  // namespace epochmark
