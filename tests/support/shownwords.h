// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tsfile.h"

#include <QStringList>

class QWidget;

namespace epochmark {

/// Visible labels, buttons and boxes that don't show all of their text and don't tell it in a tool tip
/// either, as "class objectName: text (has, needs)".
QStringList cutOffTexts(const QWidget& root);

/// Letters that two visible and enabled widgets of a window answer to with Alt, as "letter: text, text".
QStringList sharedMnemonics(const QWidget& root);

/// All that visible widgets show or speak: texts, tool tips, names, headers and cells of tables.
QStringList shownWords(const QWidget& root);

/// The texts of a program's source that another language says otherwise; finds them among what is shown.
class ForeignWords {
public:
    ForeignWords() = default;
    explicit ForeignWords(const QList<TsMessage>& messages);

    qsizetype size() const { return m_patterns.size(); }
    QStringList among(const QStringList& shown) const;

private:
    QStringList m_patterns;  ///< regular expressions
};

}  // namespace epochmark
