// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "theme/theme.h"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmap>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <functional>

namespace epochmark::theme {

namespace {

QByteArray coloredSvg(const QString& name, const QColor& color)
{
    QFile file(QStringLiteral(":/epochmark/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("No icon named \"%s\"", qPrintable(name));
        return {};
    }
    QByteArray svg = file.readAll();
    svg.replace("#000000", color.name().toLatin1());
    return svg;
}

/// Draws one SVG in the colour that `colorOf` gives for the mode asked for, at exactly the pixels asked for.
class SvgIconEngine : public QIconEngine {
public:
    using ColorOf = std::function<QColor(QIcon::Mode)>;

    SvgIconEngine(QString name, ColorOf colorOf) : m_name(std::move(name)), m_colorOf(std::move(colorOf)) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        QSvgRenderer renderer(coloredSvg(m_name, m_colorOf(mode)));
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        renderer.render(painter, QRectF(rect));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        const QString key = QStringLiteral("epochmark/%1/%2/%3x%4")
                                .arg(m_name, m_colorOf(mode).name())
                                .arg(size.width())
                                .arg(size.height());
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap)) {
            return pixmap;
        }
        pixmap = QPixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        painter.end();
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }

    QIconEngine* clone() const override { return new SvgIconEngine(m_name, m_colorOf); }
    bool isNull() override { return false; }

private:
    QString m_name;
    ColorOf m_colorOf;
};

const Tokens& currentTokens()
{
    return tokens(QApplication::palette());
}

}  // namespace

QIcon icon(const QString& name, const QColor& color)
{
    return QIcon(new SvgIconEngine(
        name, [color](QIcon::Mode mode) { return mode == QIcon::Disabled ? currentTokens().muted : color; }));
}

QIcon icon(const QString& name, IconRole role)
{
    return QIcon(new SvgIconEngine(name, [role](QIcon::Mode mode) {
        return color(mode == QIcon::Disabled ? IconRole::Muted : role, currentTokens());
    }));
}

}  // namespace epochmark::theme
