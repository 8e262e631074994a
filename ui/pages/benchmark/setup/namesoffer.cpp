// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/setup/namesoffer.h"

#include "base/format.h"
#include "base/printable.h"
#include "pages/benchmark/setup/datasetpreview.h"
#include "theme/theme.h"
#include "widgets/buttons.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace epochmark {

namespace {

constexpr qsizetype kMostNamed = 5;

QString classesOf(const DatasetPreview& preview)
{
    QStringList words;
    for (qsizetype i = 0; i < preview.classes.size() && i < kMostNamed; ++i) {
        words << NamesOffer::tr("%1 (%2)").arg(printable(preview.classes[i], 40),
                                               format::count(preview.trainCounts[i] + preview.testCounts[i]));
    }
    if (preview.classes.size() > kMostNamed) {
        words << QStringLiteral("...");
    }
    return words.join(QLatin1String(", "));
}

}  // namespace

NamesOffer::NamesOffer(QWidget* parent)
    : QFrame(parent), m_words(new QLabel),
      m_accept(makeButton(tr("Sort by their names"), QStringLiteral("acceptNamesButton")))
{
    setObjectName(QStringLiteral("namesOffer"));
    theme::setLook(this, QStringLiteral("box"));
    m_words->setObjectName(QStringLiteral("namesOfferLabel"));
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 12);
    column->setSpacing(8);
    column->addWidget(m_words);
    column->addWidget(m_accept, 0, Qt::AlignLeft);
    connect(m_accept, &QPushButton::clicked, this, &NamesOffer::accepted);
    hide();
}

void NamesOffer::setPreview(const DatasetPreview& preview)
{
    m_words->setText(
        tr("There are no class folders, but the pictures are named after classes: %1. Sort them by "
           "their names?")
            .arg(classesOf(preview)));
    setAccessibleName(m_words->text());
    setVisible(preview.isWaitingForConsent());
}

}  // namespace epochmark
