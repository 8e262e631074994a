// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/publishedmodel.h"

#include <QWidget>

namespace epochmark {

class BoardTable;

/// The results of the original article in a card of their own, with the sentence that says whose they are and
/// the one that they teach. Window thread.
class PublishedSection : public QWidget {
    Q_OBJECT
public:
    explicit PublishedSection(QWidget* parent = nullptr);

    /// Lines the time, bar and speed-up columns up with the measured table's.
    void followColumns(const BoardTable& measured);

private:
    QWidget* makeHeadLine();
    QWidget* makeCard();

    PublishedModel m_model;
    BoardTable* m_table;
};

}  // namespace epochmark
