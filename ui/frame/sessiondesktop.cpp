// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "frame/sessiondesktop.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QStringList>
#include <QVariantMap>

#include <sys/stat.h>
#include <unistd.h>

namespace epochmark {

namespace {

const QString kDesktopId = QStringLiteral("org.epochmark.Epochmark");
const QString kAppearance = QStringLiteral("org.freedesktop.appearance");
const QString kColorScheme = QStringLiteral("color-scheme");
constexpr int kServerDecides = -1;

/// Whether one stands where libdbus looks for it: at the address given, else in a socket of this user's.
/// Without this question it would start a bus of its own ("autolaunch"), which outlives the program and on
/// which nobody listens.
bool hasSessionBus()
{
    if (!qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS")) {
        return true;
    }
    const QByteArray folder = qgetenv("XDG_RUNTIME_DIR");
    struct stat file = {};
    return !folder.isEmpty() && ::stat((folder + "/bus").constData(), &file) == 0 && S_ISSOCK(file.st_mode)
           && file.st_uid == ::getuid();
}

QDBusMessage settingsCall(const QString& method)
{
    return QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.portal.Desktop"),
                                          QStringLiteral("/org/freedesktop/portal/desktop"),
                                          QStringLiteral("org.freedesktop.portal.Settings"), method);
}

/// The portal wraps the number in a variant, some versions in two.
uint unwrapped(QVariant value)
{
    while (value.canConvert<QDBusVariant>()) {
        value = value.value<QDBusVariant>().variant();
    }
    return value.toUInt();
}

}  // namespace

std::unique_ptr<Desktop> Desktop::ofSession()
{
    return std::make_unique<SessionDesktop>();
}

void SessionDesktop::notify(const QString& title, const QString& text)
{
    if (!hasSessionBus()) {
        return;
    }
    QDBusMessage call = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.Notifications"), QStringLiteral("/org/freedesktop/Notifications"),
        QStringLiteral("org.freedesktop.Notifications"), QStringLiteral("Notify"));
    // Servers may read markup in the body; the summary is always plain.
    call << QStringLiteral("Epochmark") << uint{0} << kDesktopId << title << text.toHtmlEscaped()
         << QStringList() << QVariantMap{{QStringLiteral("desktop-entry"), kDesktopId}} << kServerDecides;
    QDBusConnection::sessionBus().asyncCall(call);
}

void SessionDesktop::showProgress(std::optional<double> share)
{
    if (!hasSessionBus()) {
        return;
    }
    QDBusMessage signal = QDBusMessage::createSignal(QStringLiteral("/org/epochmark/Epochmark"),
                                                     QStringLiteral("com.canonical.Unity.LauncherEntry"),
                                                     QStringLiteral("Update"));
    signal << QStringLiteral("application://%1.desktop").arg(kDesktopId)
           << QVariantMap{{QStringLiteral("progress"), share.value_or(0)},
                          {QStringLiteral("progress-visible"), share.has_value()}};
    QDBusConnection::sessionBus().send(signal);
}

void SessionDesktop::watchScheme()
{
    if (!hasSessionBus()) {
        return;
    }
    QDBusConnection bus = QDBusConnection::sessionBus();
    bus.connect(QStringLiteral("org.freedesktop.portal.Desktop"),
                QStringLiteral("/org/freedesktop/portal/desktop"),
                QStringLiteral("org.freedesktop.portal.Settings"), QStringLiteral("SettingChanged"), this,
                SLOT(applySetting(QString, QString, QDBusVariant)));
    QDBusMessage call = settingsCall(QStringLiteral("Read"));
    call << kAppearance << kColorScheme;
    auto* answer = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        answer->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *answer;
        if (reply.isValid()) {
            applySetting(kAppearance, kColorScheme, reply.value());
        }
    });
}

void SessionDesktop::applySetting(const QString& area, const QString& key, const QDBusVariant& value)
{
    if (area != kAppearance || key != kColorScheme) {
        return;
    }
    const uint preference = unwrapped(value.variant());
    Q_EMIT schemePreferred(preference == 1   ? ColorScheme::Dark
                           : preference == 2 ? ColorScheme::Light
                                             : ColorScheme::System);
}

}  // namespace epochmark
