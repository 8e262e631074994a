// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/report/reportpreview.h"

#include "report/reportdrawing.h"
#include "report/reportpainter.h"
#include "theme/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace epochmark {

namespace {

constexpr int kRenderDelayMs = 120;
constexpr int kCorner = 8;
constexpr int kLeastWidth = 320;
constexpr int kOverlayWidth = 480;

}  // namespace

ReportPreview::ReportPreview(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("reportPreview"));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setMinimumSize(kLeastWidth, heightForWidth(kLeastWidth));
    m_renderTimer.setSingleShot(true);
    connect(&m_renderTimer, &QTimer::timeout, this, &ReportPreview::render);
    setReport(std::nullopt);
}

void ReportPreview::setReport(const std::optional<ReportData>& report)
{
    m_report = report;
    if (!report) {
        m_image = QImage();
    }
    render();
    setAccessibleName(report ? tr("Preview of the report: %1").arg(report->headline)
                             : tr("Outline of a report, no run is chosen"));
    update();
}

void ReportPreview::setOverlay(QWidget* overlay)
{
    m_overlay = overlay;
    overlay->setParent(this);
    placeOverlay();
}

void ReportPreview::placeOverlay()
{
    if (m_overlay != nullptr) {
        const QRect picture = pictureRect();
        const int width = std::min(kOverlayWidth, picture.width());
        const int height = std::max(m_overlay->heightForWidth(width), m_overlay->sizeHint().height());
        QRect rect(0, 0, width, height);
        rect.moveCenter(picture.center());
        m_overlay->setGeometry(rect);
    }
}

QSize ReportPreview::sizeHint() const
{
    return QSize(960, heightForWidth(960));
}

int ReportPreview::heightForWidth(int width) const
{
    return qRound(width * kReportSize.height() / kReportSize.width());
}

QRect ReportPreview::pictureRect() const
{
    const int width = std::min(this->width(), qRound(height() * kReportSize.width() / kReportSize.height()));
    return QRect(0, 0, width, heightForWidth(width));
}

void ReportPreview::render()
{
    delete m_drawing;
    m_isStale = true;
    update();
}

void ReportPreview::draw(const QRect& rect)
{
    m_isStale = false;
    const double scale = rect.width() * devicePixelRatioF() / kReportSize.width();
    m_drawing = drawPage(this, pageOf(*m_report), scale, [this](const Result<QImage>& image) {
        if (image) {
            m_image = image.value();
            update();
        }
    });
}

void ReportPreview::paintEvent(QPaintEvent*)
{
    const Tokens& t = theme::tokens(this);
    const QRect rect = pictureRect();
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    QPainterPath clip;
    clip.addRoundedRect(rect, kCorner, kCorner);
    painter.setClipPath(clip);
    if (m_report && m_isStale) {
        draw(rect);
    }
    // Until it is drawn, the one before stays; the first time there is none.
    if (m_report && !m_image.isNull()) {
        painter.drawImage(rect, m_image);
    } else {
        painter.scale(rect.width() / kReportSize.width(), rect.height() / kReportSize.height());
        paintReportOutline(painter, t.surface, t.sunken);
        painter.resetTransform();
    }
    painter.setClipping(false);
    painter.setPen(t.border);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), kCorner, kCorner);
}

void ReportPreview::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_renderTimer.start(kRenderDelayMs);
    placeOverlay();
}

}  // namespace epochmark
