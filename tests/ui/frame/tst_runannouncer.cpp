// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context/settings.h"
#include "frame/desktop.h"
#include "frame/runannouncer.h"
#include "theme/systemscheme.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

using namespace epochmark;

namespace {

class RecordingDesktop : public Desktop {
public:
    void notify(const QString& title, const QString& text) override
    {
        notes << title + QLatin1Char('|') + text;
    }
    void showProgress(std::optional<double> share) override { bars << share; }
    void watchScheme() override {}

    QStringList notes;
    QList<std::optional<double>> bars;
};

}  // namespace

class TestRunAnnouncer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void titleAndTaskbarFollowTheRun();
    void tellsOfALongRunInTheBackground();
    void keepsQuietInFront();
    void keepsQuietWhenSwitchedOff();
    void keepsQuietAfterAShortRun();
    void theSystemsSchemeIsFollowed();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<QWidget> m_window;
    RecordingDesktop m_desktop;
};

void TestRunAnnouncer::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<Settings>(m_folder->filePath(QStringLiteral("settings.ini")));
    m_window = std::make_unique<QWidget>();
    m_desktop.notes.clear();
    m_desktop.bars.clear();
}

void TestRunAnnouncer::titleAndTaskbarFollowTheRun()
{
    RunAnnouncer announcer(m_window.get(), m_settings.get(), &m_desktop);
    announcer.showProgress(0);
    QCOMPARE(m_window->windowTitle(), QStringLiteral("0 % · Epochmark"));
    announcer.showProgress(0.4399);
    QCOMPARE(m_window->windowTitle(), QStringLiteral("43 % · Epochmark"));
    announcer.showProgress(0.4301);  // the same percent: nothing is sent
    announcer.showProgress(2);
    QCOMPARE(m_window->windowTitle(), QStringLiteral("100 % · Epochmark"));
    announcer.showProgress(-1);
    QCOMPARE(m_window->windowTitle(), QStringLiteral("Epochmark"));
    const QList<std::optional<double>> expected{0.0, 0.43, 1.0, std::nullopt};
    QCOMPARE(m_desktop.bars, expected);
}

void TestRunAnnouncer::tellsOfALongRunInTheBackground()
{
    RunAnnouncer announcer(m_window.get(), m_settings.get(), &m_desktop, 0);
    announcer.showProgress(0.5);
    announcer.showProgress(-1);
    announcer.announceEnd(QStringLiteral("EPYC: 8.4 s."));
    QCOMPARE(m_desktop.notes, QStringList{QStringLiteral("The benchmark has ended|EPYC: 8.4 s.")});
    // Once a run, and nothing about one that was stopped by hand.
    announcer.announceEnd(QStringLiteral("EPYC: 8.4 s."));
    announcer.showProgress(0.5);
    announcer.announceEnd(QString());
    QCOMPARE(m_desktop.notes.size(), 1);
}

void TestRunAnnouncer::keepsQuietInFront()
{
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    RunAnnouncer announcer(m_window.get(), m_settings.get(), &m_desktop, 0);
    announcer.showProgress(0.5);
    announcer.announceEnd(QStringLiteral("done"));
    QVERIFY(m_desktop.notes.isEmpty());
}

void TestRunAnnouncer::keepsQuietWhenSwitchedOff()
{
    m_settings->setNotifying(false);
    RunAnnouncer announcer(m_window.get(), m_settings.get(), &m_desktop, 0);
    announcer.showProgress(0.5);
    announcer.announceEnd(QStringLiteral("done"));
    QVERIFY(m_desktop.notes.isEmpty());
}

void TestRunAnnouncer::keepsQuietAfterAShortRun()
{
    RunAnnouncer announcer(m_window.get(), m_settings.get(), &m_desktop, 3'600'000);
    announcer.showProgress(0.5);
    announcer.announceEnd(QStringLiteral("done"));
    QVERIFY(m_desktop.notes.isEmpty());
}

void TestRunAnnouncer::theSystemsSchemeIsFollowed()
{
    const auto isDark = [this] { return theme::tokens(m_window.get()).isDark; };
    theme::apply(*qApp, ColorScheme::System);
    m_window->show();
    const bool isDarkByPalette = isDark();
    theme::setSystemScheme(*qApp, ColorScheme::Dark);
    QVERIFY(isDark());
    theme::setSystemScheme(*qApp, ColorScheme::Light);
    QVERIFY(!isDark());
    theme::setSystemScheme(*qApp, ColorScheme::System);
    QCOMPARE(isDark(), isDarkByPalette);
    // Who chose a scheme keeps it.
    theme::apply(*qApp, ColorScheme::Light);
    theme::setSystemScheme(*qApp, ColorScheme::Dark);
    QVERIFY(!isDark());
    theme::apply(*qApp, ColorScheme::System);
    QVERIFY(isDark());
}

QTEST_MAIN(TestRunAnnouncer)
#include "tst_runannouncer.moc"
