// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "answeringdialogs.h"
#include "base/translation.h"
#include "context/appcontext.h"
#include "disturbances.h"
#include "frame/mainwindow.h"

#include <QAbstractButton>
#include <QApplication>
#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace epochmark {

/// The real main window on a home of its own, its dialogs answered by the test.
class WindowFixture {
public:
    /// `team`: how a team's board is reached; null: a real one.
    explicit WindowFixture(TeamReach team = {})
    {
        if (qEnvironmentVariableIsEmpty("EPOCHMARK_HOME")) {  // machines and runs elsewhere are kept there
            qputenv("EPOCHMARK_HOME", QFile::encodeName(m_home.path()));
            m_isHomeSet = true;
        }
        static const bool isTranslated = (installTranslations(*qApp, language()), true);
        Q_UNUSED(isTranslated)
        auto store = ResultStore::open(m_home.filePath(QStringLiteral("results.sqlite")));
        if (!store) {
            qFatal("%s", qPrintable(store.error().message));
        }
        auto dialogs = std::make_unique<AnsweringDialogs>();
        m_dialogs = dialogs.get();
        m_context = std::make_unique<AppContext>(AppContext::Parts{
            store.value(), PriceBook::shipped(), m_home.filePath(QStringLiteral("prices.json")),
            m_home.filePath(QStringLiteral("settings.ini")), std::move(dialogs),
            std::make_shared<QueueDependencies>(test::undisturbed()), std::move(team)});
        reopen();
    }

    ~WindowFixture()
    {
        m_window.reset();
        m_context.reset();
        if (m_isHomeSet) {
            qunsetenv("EPOCHMARK_HOME");
        }
    }
    WindowFixture(const WindowFixture&) = delete;
    WindowFixture& operator=(const WindowFixture&) = delete;

    /// What all windows of this process speak; to be set before the first is made. "en" unless changed.
    static QString& language()
    {
        static QString code = QStringLiteral("en");
        return code;
    }

    /// Closes the window and makes it anew, as the next start does.
    void reopen()
    {
        m_window.reset();
        m_window = std::make_unique<MainWindow>(m_context.get());
        m_window->resize(1440, 900);
        m_window->show();
        m_window->startBackgroundWork();
    }

    MainWindow& window() { return *m_window; }
    AppContext& context() { return *m_context; }
    AnsweringDialogs& dialogs() { return *m_dialogs; }
    QString filePath(const QString& name) const { return m_home.filePath(name); }

    /// The visible widget of that name (pages share names such as "exportButton"), else any, else null.
    template <typename T = QWidget>
    T* find(const char* name)
    {
        QList<T*> all = m_window->findChildren<T*>(QString::fromLatin1(name));
        for (QWidget* top : QApplication::topLevelWidgets()) {
            if (top != m_window.get() && top->parentWidget() == nullptr) {  // Help is a window of its own
                auto* itself = top->objectName() == QLatin1String(name) ? qobject_cast<T*>(top) : nullptr;
                all += itself ? QList<T*>{itself} : top->findChildren<T*>(QString::fromLatin1(name));
            }
        }
        for (T* one : all) {
            if (one->isVisible()) {
                return one;
            }
        }
        return all.value(0);
    }

    /// Clicks the middle of a widget once it is there to be clicked, as a user would: cards that a search has just
    /// found are shown by the event loop's next turn. False when it can't be clicked within 20 s.
    bool click(const char* name)
    {
        QWidget* widget = nullptr;
        const auto isThere = [this, name, &widget] {
            widget = find<QWidget>(name);
            return widget != nullptr && widget->isVisible() && widget->isEnabled();
        };
        if (!QTest::qWaitFor(isThere, 20'000)) {
            return false;
        }
        QTest::mouseClick(widget, Qt::LeftButton);
        return true;
    }

private:
    QTemporaryDir m_home;
    bool m_isHomeSet = false;
    AnsweringDialogs* m_dialogs = nullptr;
    std::unique_ptr<AppContext> m_context;
    std::unique_ptr<MainWindow> m_window;
};

/// Writes a dataset of two classes that a network can tell apart (reddish, bluish): train and test folders
/// below `root`.
inline void writeColourPictures(const QString& root, int trainPerClass, int testPerClass)
{
    const auto fill = [&root](const QString& folder, int hue, int count) {
        const QDir dir(root + QLatin1Char('/') + folder);
        dir.mkpath(QStringLiteral("."));
        for (int i = 0; i < count; ++i) {
            QImage picture(60, 45, QImage::Format_RGB32);
            for (int y = 0; y < picture.height(); ++y) {
                for (int x = 0; x < picture.width(); ++x) {
                    picture.setPixelColor(
                        x, y,
                        QColor::fromHsv(hue, 120 + (x * 7 + i * 13) % 130, 90 + (y * 5 + i * 29) % 160));
                }
            }
            picture.save(dir.filePath(QStringLiteral("%1.jpg").arg(i)), "JPG", 90);
        }
    };
    fill(QStringLiteral("train/reds"), 5, trainPerClass);
    fill(QStringLiteral("train/blues"), 230, trainPerClass);
    fill(QStringLiteral("test/reds"), 5, testPerClass);
    fill(QStringLiteral("test/blues"), 230, testPerClass);
}

}  // namespace epochmark
