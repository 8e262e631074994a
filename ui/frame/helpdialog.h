// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>
#include <QList>

class QTextBrowser;

namespace epochmark {

class SegmentedControl;
struct HelpTopic;

/// Help and About: how to measure, what the numbers mean, pictures, files, every key of `window`, versions
/// and licences.
class HelpDialog : public QDialog {
    Q_OBJECT
public:
    explicit HelpDialog(const QWidget* window, QWidget* parent = nullptr);
    ~HelpDialog() override;

private:
    void showTopic(int index);

    QList<HelpTopic> m_topics;
    SegmentedControl* m_chooser;
    QTextBrowser* m_browser;
};

}  // namespace epochmark
