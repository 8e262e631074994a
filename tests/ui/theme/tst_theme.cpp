// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "theme/stylesheet.h"
#include "theme/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QImage>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QRegularExpression>
#include <QSlider>
#include <QStyle>
#include <QStyleOptionFocusRect>
#include <QTest>

#include <initializer_list>

#include <cmath>

using namespace epochmark;

namespace {

double channel(double value)
{
    return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

/// WCAG 2.1 relative luminance.
double luminance(const QColor& c)
{
    return 0.2126 * channel(c.redF()) + 0.7152 * channel(c.greenF()) + 0.0722 * channel(c.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const double high = std::max(luminance(a), luminance(b));
    const double low = std::min(luminance(a), luminance(b));
    return (high + 0.05) / (low + 0.05);
}

qint64 inkOf(const QImage& image)
{
    qint64 ink = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            ink += qAlpha(image.pixel(x, y));
        }
    }
    return ink;
}

}  // namespace

class TestTheme : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void focusHasOneFrame();
    void fillsEveryPlaceholder_data();
    void fillsEveryPlaceholder();
    void knowsDarkFromThePalette();
    void changesEveryWidgetsPalette();
    void asksInItsOwnIcons();
    void drawsEveryIcon_data();
    void drawsEveryIcon();
    void coloursIconsWhenTheyArePainted();
    void keepsIconsSharp();
    void keepsContrast_data();
    void keepsContrast();
};

void TestTheme::fillsEveryPlaceholder_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestTheme::fillsEveryPlaceholder()
{
    QFETCH(bool, isDark);
    QString sheet = theme::styleSheet(isDark ? Tokens::dark() : Tokens::light(), 1.5);
    sheet.remove(QRegularExpression(QStringLiteral("/\\*.*?\\*/")));
    QVERIFY(sheet.contains(QLatin1String("font-size: 18px")));  // $12 at 1.5
    QVERIFY2(!sheet.contains(QLatin1Char('@')), qPrintable(sheet.mid(sheet.indexOf(QLatin1Char('@')), 40)));
    QVERIFY(!sheet.contains(QLatin1Char('$')));
    // Every picture that the sheet names exists.
    const QRegularExpression url(QStringLiteral("url\\(:([^)]+)\\)"));
    int pictures = 0;
    for (auto it = url.globalMatch(sheet); it.hasNext(); ++pictures) {
        const QString name = QLatin1Char(':') + it.next().captured(1);
        QVERIFY2(QFile::exists(name), qPrintable(name));
    }
    QVERIFY(pictures > 3);
}

void TestTheme::knowsDarkFromThePalette()
{
    QVERIFY(!theme::tokens(theme::palette(Tokens::light())).isDark);
    QVERIFY(theme::tokens(theme::palette(Tokens::dark())).isDark);
}

void TestTheme::changesEveryWidgetsPalette()
{
    theme::apply(*qApp, ColorScheme::Light);
    QLabel label(QStringLiteral("words"));
    theme::setLook(&label, QStringLiteral("muted"));
    label.ensurePolished();
    QVERIFY(!theme::tokens(&label).isDark);
    theme::apply(*qApp, ColorScheme::Dark);
    QCOMPARE(theme::scheme(), ColorScheme::Dark);
    QVERIFY(theme::tokens(&label).isDark);
    QCOMPARE(label.palette().color(QPalette::WindowText), Tokens::dark().muted);
}

void TestTheme::asksInItsOwnIcons()
{
    theme::apply(*qApp, ColorScheme::Light);
    const QStyle* style = qApp->style();
    const QColor error = theme::color(IconRole::Error, theme::tokens(qApp->palette()));
    const QImage drawn = style->standardIcon(QStyle::SP_MessageBoxCritical).pixmap(64).toImage();
    QSet<QRgb> solid;
    for (int y = 0; y < drawn.height(); ++y) {
        for (int x = 0; x < drawn.width(); ++x) {
            if (drawn.pixelColor(x, y).alpha() == 255) {
                solid.insert(drawn.pixel(x, y));
            }
        }
    }
    QCOMPARE(solid, QSet<QRgb>{error.rgb()});
    QCOMPARE(style->styleHint(QStyle::SH_DialogButtonBox_ButtonsHaveIcons), 0);
}

void TestTheme::drawsEveryIcon_data()
{
    QTest::addColumn<QString>("name");
    const QStringList files = QDir(QStringLiteral(":/epochmark/icons")).entryList({QStringLiteral("*.svg")});
    QVERIFY(files.size() > 40);
    for (const QString& file : files) {
        QTest::newRow(qPrintable(file)) << file.chopped(4);
    }
}

void TestTheme::drawsEveryIcon()
{
    QFETCH(QString, name);
    const QImage image = theme::icon(name, QColor(Qt::red)).pixmap(QSize(48, 48)).toImage();
    QCOMPARE(image.size(), QSize(48, 48));
    QVERIFY2(inkOf(image) > 48 * 48 * 255 / 50, "next to nothing is drawn");
    // Nothing sticks out of the grid: the outermost pixels are blank but for the application's own icon.
    for (int i = 0; i < 48; ++i) {
        QCOMPARE(qAlpha(image.pixel(i, 0)), 0);
        QCOMPARE(qAlpha(image.pixel(47, i)), 0);
    }
}

void TestTheme::coloursIconsWhenTheyArePainted()
{
    theme::apply(*qApp, ColorScheme::Light);
    const QIcon icon = theme::icon(QStringLiteral("dot"), IconRole::Accent);
    QCOMPARE(icon.pixmap(QSize(24, 24)).toImage().pixelColor(12, 12), Tokens::light().accent);
    QCOMPARE(icon.pixmap(QSize(24, 24), QIcon::Disabled).toImage().pixelColor(12, 12), Tokens::light().muted);
    theme::apply(*qApp, ColorScheme::Dark);
    QCOMPARE(icon.pixmap(QSize(24, 24)).toImage().pixelColor(12, 12), Tokens::dark().accent);
}

void TestTheme::keepsIconsSharp()
{
    const QIcon icon = theme::icon(QStringLiteral("seal"), QColor(Qt::black));
    const QPixmap doubled = icon.pixmap(QSize(16, 16), 2.0);
    QCOMPARE(doubled.size(), QSize(32, 32));
    QCOMPARE(doubled.devicePixelRatio(), 2.0);
    // Drawn at 32 pixels, not stretched from 16.
    const QImage stretched = icon.pixmap(QSize(16, 16), 1.0).toImage().scaled(32, 32);
    QVERIFY(doubled.toImage().convertToFormat(QImage::Format_ARGB32)
            != stretched.convertToFormat(QImage::Format_ARGB32));
}

void TestTheme::keepsContrast_data()
{
    QTest::addColumn<QColor>("ink");
    QTest::addColumn<QColor>("ground");
    QTest::addColumn<double>("least");
    for (const Tokens* t : {&Tokens::light(), &Tokens::dark()}) {
        const char* name = t->isDark ? "dark" : "light";
        const auto add = [name](const char* what, const QColor& ink, const QColor& ground, double least) {
            QTest::addRow("%s %s", name, what) << ink << ground << least;
        };
        add("text on window", t->text, t->window, 7);
        add("muted on window", t->muted, t->window, 4.5);
        add("muted on sunken", t->muted, t->sunken, 4.5);
        add("muted on surface", t->muted, t->surface, 4.5);
        add("accent on surface", t->accent, t->surface, 4.5);
        add("accent on its ground", t->accent, t->accentGround, 4.5);
        add("button words", t->onAccentFill, t->accentFill, 4.5);
        add("success", t->success, t->successGround, 4.5);
        add("warning", t->warning, t->warningGround, 4.5);
        add("error", t->error, t->errorGround, 4.5);
        add("edges of controls", t->control, t->surface, 3);
    }
}

void TestTheme::keepsContrast()
{
    QFETCH(QColor, ink);
    QFETCH(QColor, ground);
    QFETCH(double, least);
    QVERIFY2(contrast(ink, ground) >= least, qPrintable(QString::number(contrast(ink, ground))));
}

/// The style sheet shows what has the keys; Fusion's rectangle inside it isn't drawn.
void TestTheme::focusHasOneFrame()
{
    theme::apply(*qApp, ColorScheme::Dark);
    QPushButton button(QStringLiteral("Start"));
    QCheckBox check(QStringLiteral("Also"));
    QComboBox chooser;
    QSlider slider;
    for (QWidget* widget : std::initializer_list<QWidget*>{&button, &check, &chooser, &slider}) {
        QImage drawn(60, 30, QImage::Format_RGB32);
        drawn.fill(Qt::black);
        const QImage empty = drawn;
        QPainter painter(&drawn);
        QStyleOptionFocusRect option;
        option.initFrom(widget);
        option.rect = QRect(4, 4, 50, 20);
        option.state |= QStyle::State_HasFocus | QStyle::State_KeyboardFocusChange;
        widget->style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, widget);
        painter.end();
        QVERIFY2(drawn == empty, widget->metaObject()->className());
    }
    theme::apply(*qApp, ColorScheme::Light);
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
