// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "frame/helpdialog.h"

#include "frame/helptext.h"
#include "widgets/buttons.h"
#include "widgets/segmentedcontrol.h"

#include <QPushButton>
#include <QTextBrowser>
#include <QTextDocument>
#include <QVBoxLayout>

namespace epochmark {

HelpDialog::HelpDialog(const QWidget* window, QWidget* parent)
    : QDialog(parent), m_topics(helpTopics(window)), m_chooser(new SegmentedControl(tr("Topic"))),
      m_browser(new QTextBrowser)
{
    setObjectName(QStringLiteral("helpDialog"));
    setWindowTitle(tr("Help"));
    resize(760, 620);
    for (const HelpTopic& topic : m_topics) {
        m_chooser->addSegment(topic.title, topic.objectName);
    }
    m_browser->setObjectName(QStringLiteral("helpBrowser"));
    m_browser->document()->setDocumentMargin(16);
    auto* close = makeButton(tr("&Close"), QStringLiteral("closeHelpButton"));
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_chooser, &SegmentedControl::currentChanged, this, &HelpDialog::showTopic);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(16);
    column->addWidget(m_chooser, 0, Qt::AlignLeft);
    column->addWidget(m_browser, 1);
    column->addWidget(close, 0, Qt::AlignRight);
    showTopic(0);
}

HelpDialog::~HelpDialog() = default;

void HelpDialog::showTopic(int index)
{
    m_chooser->setCurrentIndex(index);
    m_browser->setAccessibleName(tr("Help: %1").arg(m_topics[index].title));
    m_browser->setHtml(m_topics[index].html);
}

}  // namespace epochmark
