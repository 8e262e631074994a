// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "team/teamaddress.h"

#include <QFileInfo>
#include <QObject>
#include <QRegularExpression>
#include <QStringList>
#include <QUrl>
#include <QUrlQuery>

#include <algorithm>

namespace epochmark {

namespace {

constexpr qsizetype kLongest = 2'000;  // characters of an address

/// What may be said of a connection. A password may not: it would lie in the settings.
const QStringList& knownWords()
{
    static const QStringList kWords{
        QStringLiteral("service"),         QStringLiteral("host"),
        QStringLiteral("hostaddr"),        QStringLiteral("port"),
        QStringLiteral("dbname"),          QStringLiteral("user"),
        QStringLiteral("passfile"),        QStringLiteral("sslmode"),
        QStringLiteral("sslrootcert"),     QStringLiteral("sslcert"),
        QStringLiteral("sslkey"),          QStringLiteral("sslcrl"),
        QStringLiteral("krbsrvname"),      QStringLiteral("gssencmode"),
        QStringLiteral("connect_timeout"), QStringLiteral("target_session_attrs")};
    return kWords;
}

Error usage(const QString& sentence)
{
    return {ErrorCode::Usage, sentence, {}};
}

/// What was given isn't repeated: it may hold a password.
Error noAddress()
{
    return usage(QObject::tr(
        "That is no address of a team's board. It reads like "
        "postgresql://alice@db.example.org/lab, or \"host=db.example.org dbname=lab user=alice\", "
        "or service=lab."));
}

/// Where the client library looks by itself.
bool hasOwnCertificates()
{
    return QFileInfo::exists(QStringLiteral("%1/.postgresql/root.crt").arg(qEnvironmentVariable("HOME")));
}

QString quoted(QString value)
{
    value.replace(u'\\', QStringLiteral("\\\\")).replace(u'\'', QStringLiteral("\\'"));
    return u'\'' + value + u'\'';
}

bool isHarmless(const QString& value)
{
    return std::ranges::none_of(value, [](QChar letter) {
        return letter.unicode() < 0x20 || letter == u';';  // Qt takes a semicolon for the end of a word
    });
}

Result<QList<std::pair<QString, QString>>> wordsOfUrl(const QString& text)
{
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid()) {
        return noAddress();
    }
    QList<std::pair<QString, QString>> words;
    const auto add = [&words](const char* key, const QString& value) {
        if (!value.isEmpty()) {
            words.append({QString::fromLatin1(key), value});
        }
    };
    add("host", url.host(QUrl::FullyDecoded));
    add("port", url.port() > 0 ? QString::number(url.port()) : QString());
    add("dbname", url.path(QUrl::FullyDecoded).mid(1));
    add("user", url.userName(QUrl::FullyDecoded));
    add("password", url.password(QUrl::FullyDecoded));
    for (const auto& [key, value] : QUrlQuery(url).queryItems(QUrl::FullyDecoded)) {
        words.append({key, value});
    }
    return words;
}

Result<QList<std::pair<QString, QString>>> wordsOfText(const QString& text)
{
    static const QRegularExpression kWord(
        QStringLiteral(R"(\s*([a-z_]+)\s*=\s*(?:'((?:[^'\\]|\\.)*)'|([^\s']+))(?:\s+|$))"));
    static const QRegularExpression kEscape(QStringLiteral(R"(\\(.))"));
    QList<std::pair<QString, QString>> words;
    qsizetype at = 0;
    while (at < text.size()) {
        const auto found = kWord.match(text, at, QRegularExpression::NormalMatch,
                                       QRegularExpression::AnchorAtOffsetMatchOption);
        if (!found.hasMatch()) {
            return noAddress();
        }
        QString value = found.captured(3);
        if (value.isEmpty()) {
            value = found.captured(2).replace(kEscape, QStringLiteral("\\1"));
        }
        words.append({found.captured(1), value});
        at = found.capturedEnd();
    }
    return words;
}

Result<void> check(const QList<std::pair<QString, QString>>& words)
{
    QStringList seen;
    for (const auto& [key, value] : words) {
        if (key == QLatin1String("password") || key == QLatin1String("sslpassword")) {
            return usage(
                QObject::tr("A password isn't kept by Epochmark: put it into ~/.pgpass or your service "
                            "file (~/.pg_service.conf), and leave it out here."));
        }
        if (!knownWords().contains(key)) {
            return usage(QObject::tr("\"%1\" says nothing of a team's board. Known are: %2.")
                             .arg(key, knownWords().join(QStringLiteral(", "))));
        }
        if (key.startsWith(QLatin1String("host")) && value.contains(u',')) {
            return usage(QObject::tr("A team's board has one host: several after each other aren't taken."));
        }
        if (seen.contains(key) || !isHarmless(value)) {
            return usage(
                seen.contains(key)
                    ? QObject::tr("\"%1\" is there twice.").arg(key)
                    : QObject::tr("The value of \"%1\" has a character that can't be in it.").arg(key));
        }
        seen.append(key);
    }
    if (!seen.contains(QLatin1String("dbname")) && !seen.contains(QLatin1String("service"))) {
        return usage(
            QObject::tr("Which database? Name it: postgresql://host/NAME, dbname=NAME or service=NAME."));
    }
    return {};
}

}  // namespace

Result<TeamAddress> TeamAddress::fromText(const QString& text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.size() > kLongest) {
        return usage(QObject::tr("An address has %1 characters at most.").arg(kLongest));
    }
    const bool isUrl = trimmed.startsWith(QLatin1String("postgresql://"))
                       || trimmed.startsWith(QLatin1String("postgres://"));
    auto words = isUrl ? wordsOfUrl(trimmed) : wordsOfText(trimmed);
    if (!words) {
        return words.error();
    }
    if (const auto checked = check(words.value()); !checked) {
        return checked.error();
    }
    TeamAddress address;
    address.m_words = std::move(words).value();
    return address;
}

QString TeamAddress::value(const QString& key) const
{
    const auto found = std::ranges::find(m_words, key, &std::pair<QString, QString>::first);
    return found == m_words.cend() ? QString() : found->second;
}

QString TeamAddress::text() const
{
    static const QRegularExpression kPlain(QStringLiteral(R"(^[^\s'\\]+$)"));
    QStringList words;
    for (const auto& [key, value] : m_words) {
        words.append(key + u'=' + (kPlain.match(value).hasMatch() ? value : quoted(value)));
    }
    return words.join(u' ');
}

QString TeamAddress::place() const
{
    const QString service = value(QStringLiteral("service"));
    const QString database = value(QStringLiteral("dbname"));
    QString host = value(QStringLiteral("host"));
    if (host.isEmpty()) {
        host = value(QStringLiteral("hostaddr"));
    }
    if (database.isEmpty() || (host.isEmpty() && !service.isEmpty())) {
        return service;
    }
    return host.isEmpty() || host.startsWith(u'/') ? QObject::tr("%1 on this machine").arg(database)
                                                   : QObject::tr("%1 on %2").arg(database, host);
}

bool TeamAddress::isService() const
{
    return !value(QStringLiteral("service")).isEmpty() || !qEnvironmentVariableIsEmpty("PGSERVICE");
}

bool TeamAddress::isLocal() const
{
    if (isService() || !qEnvironmentVariableIsEmpty("PGHOSTADDR")) {
        return false;
    }
    const QString named = value(QStringLiteral("host"));
    const QString address = value(QStringLiteral("hostaddr"));
    const QString host = address.isEmpty() ? named : address;
    static const QRegularExpression kLoopback(QStringLiteral(R"(^127(\.\d{1,3}){3}$)"));
    if (host.isEmpty()) {
        return qEnvironmentVariableIsEmpty("PGHOST");
    }
    return host.startsWith(u'/') || host.startsWith(u'@') || host == QLatin1String("localhost")
           || host == QLatin1String("::1") || kLoopback.match(host).hasMatch();
}

QString TeamAddress::connectOptions() const
{
    QList<std::pair<QString, QString>> words = m_words;
    const auto addUnlessSaid = [&](const char* key, const QString& value, const char* variable) {
        const QString word = QString::fromLatin1(key);
        if (this->value(word).isEmpty() && (variable == nullptr || qEnvironmentVariableIsEmpty(variable))) {
            words.append({word, value});
        }
    };
    addUnlessSaid("connect_timeout", QStringLiteral("10"), "PGCONNECT_TIMEOUT");
    // A line that died is found out within half a minute.
    words.append({QStringLiteral("keepalives_idle"), QStringLiteral("10")});
    words.append({QStringLiteral("keepalives_interval"), QStringLiteral("5")});
    words.append({QStringLiteral("keepalives_count"), QStringLiteral("3")});
    words.append({QStringLiteral("tcp_user_timeout"), QStringLiteral("30000")});
    // A service file may say how itself, and what stands here would overrule it: see useVerifiedServices().
    if (!isLocal() && !isService()) {
        addUnlessSaid("sslmode", QStringLiteral("verify-full"), "PGSSLMODE");
        // Whoever says "require" wants no proof; with certificates named the library would ask for one.
        const QString said = this->value(QStringLiteral("sslmode"));
        const bool isProofWanted = said.isEmpty() || said.startsWith(QLatin1String("verify"));
        const QString systems = QStringLiteral("/etc/ssl/certs/ca-certificates.crt");
        if (isProofWanted && !hasOwnCertificates() && QFileInfo::exists(systems)) {
            addUnlessSaid("sslrootcert", systems, "PGSSLROOTCERT");
        }
    }
    QStringList texts;
    for (const auto& [key, value] : words) {
        texts.append(key + u'=' + quoted(value));
    }
    texts.append(QStringLiteral("application_name=epochmark"));
    return texts.join(u' ');
}

void TeamAddress::useVerifiedServices()
{
    if (qEnvironmentVariableIsEmpty("PGSSLMODE")) {
        qputenv("PGSSLMODE", "verify-full");
    }
    const QString systems = QStringLiteral("/etc/ssl/certs/ca-certificates.crt");
    if (qEnvironmentVariableIsEmpty("PGSSLROOTCERT") && !hasOwnCertificates() && QFileInfo::exists(systems)) {
        qputenv("PGSSLROOTCERT", systems.toUtf8());
    }
}

}  // namespace epochmark
