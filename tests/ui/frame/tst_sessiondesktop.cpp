// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "frame/desktop.h"

#include "patience.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace epochmark;

/// The services that a desktop has, on a bus of the test's own.
class FakeServices : public QObject {
    Q_OBJECT
public:
    QStringList notes;
    uint preference = 1;
    QVariantMap launcher;

public Q_SLOTS:
    void takeLauncher(const QString& program, const QVariantMap& properties)
    {
        launcher = properties;
        launcher[QStringLiteral("program")] = program;
    }
};

class FakeNotifications : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    explicit FakeNotifications(FakeServices* services) : m_services(services) {}

public Q_SLOTS:
    uint Notify(const QString& program, uint, const QString& icon, const QString& title, const QString& text,
                const QStringList&, const QVariantMap& hints, int)
    {
        m_services->notes << program << icon << title << text
                          << hints[QStringLiteral("desktop-entry")].toString();
        return 1;
    }

private:
    FakeServices* m_services;
};

class FakePortal : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")
public:
    explicit FakePortal(FakeServices* services) : m_services(services) {}

public Q_SLOTS:
    QDBusVariant Read(const QString&, const QString&)
    {
        return QDBusVariant(QVariant::fromValue(QDBusVariant(m_services->preference)));
    }

Q_SIGNALS:
    void SettingChanged(const QString& area, const QString& key, const QDBusVariant& value);

private:
    FakeServices* m_services;
};

class TestSessionDesktop : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void notifies();
    void showsProgress();
    void followsTheScheme();

private:
    QProcess m_daemon;
    FakeServices m_services;
    FakeNotifications m_notifications{&m_services};
    FakePortal m_portal{&m_services};
    std::unique_ptr<Desktop> m_desktop;
};

void TestSessionDesktop::initTestCase()
{
    const QString program = QStandardPaths::findExecutable(QStringLiteral("dbus-daemon"));
    if (program.isEmpty()) {
        QSKIP("There is no dbus-daemon here to make a bus of the test's own.");
    }
    m_daemon.start(program, {QStringLiteral("--session"), QStringLiteral("--nofork"),
                             QStringLiteral("--print-address")});
    QVERIFY(m_daemon.waitForReadyRead());
    const QByteArray address = m_daemon.readLine().trimmed();
    qputenv("DBUS_SESSION_BUS_ADDRESS", address);
    QDBusConnection bus = QDBusConnection::connectToBus(QString::fromUtf8(address),
                                                        QStringLiteral("services"));
    QVERIFY(bus.isConnected());
    QVERIFY(bus.registerObject(QStringLiteral("/org/freedesktop/Notifications"), &m_notifications,
                               QDBusConnection::ExportAllSlots));
    QVERIFY(bus.registerObject(QStringLiteral("/org/freedesktop/portal/desktop"), &m_portal,
                               QDBusConnection::ExportAllContents));
    QVERIFY(bus.registerService(QStringLiteral("org.freedesktop.Notifications")));
    QVERIFY(bus.registerService(QStringLiteral("org.freedesktop.portal.Desktop")));
    QVERIFY(bus.connect(QString(), QString(), QStringLiteral("com.canonical.Unity.LauncherEntry"),
                        QStringLiteral("Update"), &m_services, SLOT(takeLauncher(QString, QVariantMap))));
    m_desktop = Desktop::ofSession();
}

void TestSessionDesktop::cleanupTestCase()
{
    m_desktop.reset();
    m_daemon.terminate();
    m_daemon.waitForFinished();
}

void TestSessionDesktop::notifies()
{
    m_desktop->notify(QStringLiteral("The benchmark has ended"), QStringLiteral("A < B & C"));
    QTRY_COMPARE(m_services.notes.size(), 5);
    QCOMPARE(m_services.notes[0], QStringLiteral("Epochmark"));
    QCOMPARE(m_services.notes[2], QStringLiteral("The benchmark has ended"));
    QCOMPARE(m_services.notes[3], QStringLiteral("A &lt; B &amp; C"));  // servers read markup in it
    QCOMPARE(m_services.notes[4], QStringLiteral("org.epochmark.Epochmark"));
}

void TestSessionDesktop::showsProgress()
{
    m_desktop->showProgress(0.43);
    QTRY_COMPARE(m_services.launcher.value(QStringLiteral("progress")).toDouble(), 0.43);
    QCOMPARE(m_services.launcher.value(QStringLiteral("progress-visible")).toBool(), true);
    QCOMPARE(m_services.launcher.value(QStringLiteral("program")).toString(),
             QStringLiteral("application://org.epochmark.Epochmark.desktop"));
    m_desktop->showProgress(std::nullopt);
    QTRY_COMPARE(m_services.launcher.value(QStringLiteral("progress-visible")).toBool(), false);
}

void TestSessionDesktop::followsTheScheme()
{
    QSignalSpy preferred(m_desktop.get(), &Desktop::schemePreferred);
    m_desktop->watchScheme();
    QTRY_COMPARE(preferred.size(), 1);
    QCOMPARE(preferred[0][0].value<ColorScheme>(), ColorScheme::Dark);
    const QString appearance = QStringLiteral("org.freedesktop.appearance");
    Q_EMIT m_portal.SettingChanged(appearance, QStringLiteral("contrast"), QDBusVariant(1u));
    Q_EMIT m_portal.SettingChanged(appearance, QStringLiteral("color-scheme"), QDBusVariant(2u));
    Q_EMIT m_portal.SettingChanged(appearance, QStringLiteral("color-scheme"), QDBusVariant(0u));
    QTRY_COMPARE(preferred.size(), 3);
    QCOMPARE(preferred[1][0].value<ColorScheme>(), ColorScheme::Light);
    QCOMPARE(preferred[2][0].value<ColorScheme>(), ColorScheme::System);
}

QTEST_GUILESS_MAIN(TestSessionDesktop)
#include "tst_sessiondesktop.moc"
