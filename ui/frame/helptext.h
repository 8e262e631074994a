// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

class QWidget;

namespace epochmark {

/// A page of the built-in help.
struct HelpTopic {
    QString title;       ///< a word or two
    QString objectName;  ///< of the segment that opens it
    QString html;
};

/// All pages in their order. The keys are those of `window`: every QShortcut below it that says by its
/// whatsThis() what it does.
QList<HelpTopic> helpTopics(const QWidget* window);

/// Version, build and the libraries with their versions and licences, as HTML.
QString aboutText();

}  // namespace epochmark
