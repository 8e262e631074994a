// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/live/detailspanel.h"

#include "base/format.h"
#include "pages/benchmark/live/logview.h"
#include "pages/benchmark/live/modeltable.h"
#include "theme/theme.h"
#include "widgets/card.h"
#include "widgets/icontext.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QTabBar>
#include <QVBoxLayout>

namespace epochmark {

namespace {

constexpr int kLeastHeight = 120;  // both scroll by themselves
constexpr int kHeight = 200;
constexpr int kMostHeight = 320;  // all layers are seen: what is left is better given to the charts

}  // namespace

DetailsPanel::DetailsPanel(QWidget* parent)
    : QWidget(parent), m_tabs(new QTabBar), m_modelCard(new Card(tr("Model"))),
      m_logCard(new Card(tr("Log"))), m_model(new ModelTable), m_log(new LogView), m_parameters(new QLabel),
      m_warnings(new IconText(QStringLiteral("triangle"), IconRole::Warning))
{
    m_tabs->setObjectName(QStringLiteral("detailsTabs"));
    m_tabs->setAccessibleName(tr("Model or log"));
    m_tabs->setDrawBase(false);
    m_tabs->addTab(tr("Model"));
    m_tabs->addTab(tr("Log"));
    m_parameters->setProperty("look", QStringLiteral("caption muted"));
    m_parameters->setObjectName(QStringLiteral("parametersLabel"));
    m_warnings->label()->setWordWrap(false);
    m_modelCard->header()->addWidget(m_parameters);
    m_modelCard->body()->addWidget(m_model, 1);
    m_logCard->header()->addWidget(m_warnings);
    m_logCard->body()->addWidget(m_log, 1);

    for (Card* card : {m_modelCard, m_logCard}) {
        card->body()->setSpacing(4);
        card->body()->setContentsMargins(16, 12, 12, 8);
    }
    // What is left of the height is theirs, not what they would like.
    m_model->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_log->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    auto* cards = new QHBoxLayout;
    cards->setSpacing(16);
    cards->addWidget(m_modelCard, 1);
    cards->addWidget(m_logCard, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_tabs, 0, Qt::AlignLeft);
    column->addLayout(cards, 1);
    setMinimumHeight(qRound(kLeastHeight * theme::fontScale()));
    setMaximumHeight(qRound(kMostHeight * theme::fontScale()));
    connect(m_tabs, &QTabBar::currentChanged, this, &DetailsPanel::updateVisible);
    clear();
    updateVisible();
}

QSize DetailsPanel::sizeHint() const
{
    return {QWidget::sizeHint().width(), qRound(kHeight * theme::fontScale())};
}

void DetailsPanel::clear()
{
    m_log->clear();
    m_warnings->hide();
    setLayers({});
}

void DetailsPanel::setLayers(const QList<LayerSummary>& layers)
{
    m_model->setLayers(layers);
    qint64 parameters = 0;
    for (const LayerSummary& layer : layers) {
        parameters += layer.parameters;
    }
    m_parameters->setText(layers.isEmpty() ? tr("known after decoding")
                                           : tr("%1 parameters").arg(format::count(parameters)));
}

void DetailsPanel::log(const QString& text, bool isWarning)
{
    m_log->append(text, isWarning);
    const int warnings = m_log->warningCount();
    m_warnings->setVisible(warnings > 0);
    m_warnings->setText(tr("%n warning(s)", nullptr, warnings));
}

void DetailsPanel::setTabbed(bool isTabbed)
{
    m_isTabbed = isTabbed;
    updateVisible();
}

void DetailsPanel::updateVisible()
{
    m_tabs->setVisible(m_isTabbed);
    m_modelCard->setVisible(!m_isTabbed || m_tabs->currentIndex() == 0);
    m_logCard->setVisible(!m_isTabbed || m_tabs->currentIndex() == 1);
}

}  // namespace epochmark
