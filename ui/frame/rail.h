// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "theme/theme.h"

#include <QFrame>
#include <QList>

class QButtonGroup;
class QToolButton;
class QVBoxLayout;

namespace epochmark {

/// The rail at the left: the mark, a button a page, and beneath a stretch the scheme, the settings and Help.
class Rail : public QFrame {
    Q_OBJECT
public:
    explicit Rail(QWidget* parent = nullptr);

    /// Pages are numbered in the order they are added, from 0.
    void addPage(const QString& title, const QString& iconName, const QString& objectName);
    QString pageTitle(int index) const;
    void setCurrentPage(int index);
    void setScheme(ColorScheme scheme);

Q_SIGNALS:
    void pageChosen(int index);
    void schemeRequested();
    void settingsRequested();
    void helpRequested();

private:
    QToolButton* makeItem(const QString& title, const QString& iconName, const QString& objectName);
    void updateIcons();

    QVBoxLayout* m_column;
    QButtonGroup* m_group;
    QStringList m_icons;
    QToolButton* m_scheme;
    QToolButton* m_settings;
    QToolButton* m_help;
};

}  // namespace epochmark
