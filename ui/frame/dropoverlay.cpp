// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "frame/dropoverlay.h"

#include "theme/theme.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace epochmark {

namespace {

constexpr int kOverlayEdge = 24;
constexpr int kOverlayAlpha = 225;

}  // namespace

DropOverlay::DropOverlay(QWidget* window) : QWidget(window), m_words(new QLabel)
{
    setObjectName(QStringLiteral("dropOverlay"));
    setAttribute(Qt::WA_TransparentForMouseEvents);  // the window goes on taking the drag
    m_words->setProperty("look", QStringLiteral("heading"));
    m_words->setAlignment(Qt::AlignCenter);
    m_words->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(3 * kOverlayEdge, 0, 3 * kOverlayEdge, 0);
    column->addWidget(m_words);
    hide();
}

void DropOverlay::say(const QString& words)
{
    m_words->setText(words);
    setAccessibleName(words);
    setGeometry(parentWidget()->rect());
    raise();
    show();
}

void DropOverlay::paintEvent(QPaintEvent*)
{
    const Tokens& t = theme::tokens(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor ground = t.window;
    ground.setAlpha(kOverlayAlpha);
    painter.fillRect(rect(), ground);
    painter.setPen(QPen(t.accent, 3, Qt::DashLine));
    painter.drawRoundedRect(rect().adjusted(kOverlayEdge, kOverlayEdge, -kOverlayEdge, -kOverlayEdge), 12,
                            12);
}

}  // namespace epochmark
