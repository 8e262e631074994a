// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/chartcard.h"

#include "theme/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace epochmark {

namespace {

constexpr int kLeastChart = 180;  // a finished run has room for all its parts in a window of 1,440 x 900
constexpr int kCard = 282;
constexpr int kStroke = 24;

/// A stroke in the dash of its split and the split's name.
class DashKey : public QWidget {
public:
    enum class Kind { Training, Validation, Ghost };

    DashKey(Kind kind, const QString& name) : m_kind(kind), m_name(name)
    {
        setFont(theme::font(theme::TextSize::Caption));
        setFixedSize(kStroke + 7 + fontMetrics().horizontalAdvance(name) + 1, fontMetrics().height());
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Tokens& t = theme::tokens(this);
        QPen pen(m_kind == Kind::Ghost ? t.control : t.series[0], 2.25, Qt::SolidLine, Qt::FlatCap);
        if (m_kind == Kind::Validation) {
            pen.setDashPattern({2.7, 1.8});
        } else if (m_kind == Kind::Ghost) {
            pen.setWidthF(1.25);
            pen.setDashPattern({4, 2.4});
        }
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(pen);
        painter.drawLine(QPointF(0, height() / 2.0), QPointF(kStroke, height() / 2.0));
        painter.setPen(t.muted);
        painter.drawText(rect().adjusted(kStroke + 7, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, m_name);
    }

private:
    Kind m_kind;
    QString m_name;
};

}  // namespace

ChartCard::ChartCard(CurveChart::Metric metric, const QString& title, QWidget* parent)
    : Card(title, parent), m_chart(new CurveChart(metric)),
      m_ghostKey(new DashKey(DashKey::Kind::Ghost, tr("ghost")))
{
    m_chart->setObjectName(metric == CurveChart::Metric::Accuracy ? QStringLiteral("accuracyChart")
                                                                  : QStringLiteral("lossChart"));
    m_chart->setMinimumHeight(qRound(kLeastChart * theme::fontScale()));
    header()->setSpacing(14);
    header()->addWidget(new DashKey(DashKey::Kind::Training, tr("training")));
    header()->addWidget(new DashKey(DashKey::Kind::Validation, tr("validation")));
    header()->addWidget(m_ghostKey);
    body()->addWidget(m_chart, 1);
    body()->setContentsMargins(12, 12, 12, 8);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setHasGhosts(false);
}

QSize ChartCard::sizeHint() const
{
    return {Card::sizeHint().width(), qRound(kCard * theme::fontScale())};
}

void ChartCard::setHasGhosts(bool hasGhosts)
{
    m_ghostKey->setVisible(hasGhosts);
}

}  // namespace epochmark
