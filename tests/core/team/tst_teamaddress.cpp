// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "team/teamaddress.h"

#include <QTest>

using namespace epochmark;

/// What users write for an address, and what the client library is told.
class TestTeamAddress : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        for (const char* variable :
             {"PGHOST", "PGHOSTADDR", "PGSERVICE", "PGSSLMODE", "PGSSLROOTCERT", "PGCONNECT_TIMEOUT"}) {
            qunsetenv(variable);
        }
    }

    void formsSayTheSame_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("place");
        QTest::addColumn<bool>("isLocal");
        const auto row = [](const char* given, const char* text, const char* place, bool isLocal) {
            QTest::newRow(given) << QString::fromUtf8(given) << QString::fromUtf8(text)
                                 << QString::fromUtf8(place) << isLocal;
        };
        row("postgresql://alice@db.example.org:5433/lab",
            "host=db.example.org port=5433 dbname=lab user=alice", "lab on db.example.org", false);
        row("postgres://db.example.org/lab?sslmode=require", "host=db.example.org dbname=lab sslmode=require",
            "lab on db.example.org", false);
        row("  host=db.example.org   dbname = lab ", "host=db.example.org dbname=lab",
            "lab on db.example.org", false);
        row("service=lab", "service=lab", "lab", false);
        row("dbname=lab", "dbname=lab", "lab on this machine", true);
        row("host=/run/postgresql dbname='my lab' user='o\\'brien'",
            "host=/run/postgresql dbname='my lab' user='o\\'brien'", "my lab on this machine", true);
        row("postgresql://alice%40home@127.0.0.1/lab", "host=127.0.0.1 dbname=lab user=alice@home",
            "lab on 127.0.0.1", true);
        row("postgresql://[::1]/lab", "host=::1 dbname=lab", "lab on ::1", true);
        row("host=127.example.org dbname=lab", "host=127.example.org dbname=lab", "lab on 127.example.org",
            false);
        row("host=localhost hostaddr=10.0.0.1 dbname=lab", "host=localhost hostaddr=10.0.0.1 dbname=lab",
            "lab on localhost", false);
    }

    void formsSayTheSame()
    {
        QFETCH(const QString, given);
        QFETCH(const QString, text);
        const auto address = TeamAddress::fromText(given);
        QVERIFY2(address.hasValue(), address ? "" : qPrintable(address.error().message));
        QCOMPARE(address->text(), text);
        QTEST(address->place(), "place");
        QTEST(address->isLocal(), "isLocal");
        QCOMPARE(TeamAddress::fromText(text).value(), address.value());
    }

    void refusedWithASentence_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("words");
        QTest::newRow("password in a link")
            << QStringLiteral("postgresql://alice:secret@db/lab") << QStringLiteral("pgpass");
        QTest::newRow("password in words")
            << QStringLiteral("dbname=lab password=secret") << QStringLiteral("pgpass");
        QTest::newRow("password in a query")
            << QStringLiteral("postgresql://db/lab?password=x") << QStringLiteral("pgpass");
        QTest::newRow("a word of another kind")
            << QStringLiteral("dbname=lab options=-crole=x") << QStringLiteral("\"options\"");
        QTest::newRow("twice") << QStringLiteral("dbname=lab dbname=other") << QStringLiteral("twice");
        QTest::newRow("no database") << QStringLiteral("host=db.example.org")
                                     << QStringLiteral("Which database");
        QTest::newRow("nothing") << QString() << QStringLiteral("Which database");
        QTest::newRow("a name alone") << QStringLiteral("lab") << QStringLiteral("service=lab");
        QTest::newRow("another sort of link")
            << QStringLiteral("http://db/lab") << QStringLiteral("service=lab");
        QTest::newRow("a semicolon") << QStringLiteral("dbname='lab;sslmode=disable'")
                                     << QStringLiteral("character");
        QTest::newRow("several hosts")
            << QStringLiteral("host=/run/postgresql,db.example.org dbname=lab") << QStringLiteral("one host");
        QTest::newRow("a password in what is no link")
            << QStringLiteral("postgresql://alice:my secret@db/lab") << QStringLiteral("service=lab");
        QTest::newRow("a password in what are no words")
            << QStringLiteral("dbname=lab password=my secret") << QStringLiteral("service=lab");
        QTest::newRow("a line") << QStringLiteral("dbname='a\nb'") << QStringLiteral("character");
        QTest::newRow("an open quote") << QStringLiteral("dbname='lab") << QStringLiteral("service=lab");
        QTest::newRow("far too long")
            << QStringLiteral("dbname=") + QString(5'000, u'x') << QStringLiteral("at most");
    }

    void refusedWithASentence()
    {
        QFETCH(const QString, given);
        QFETCH(const QString, words);
        const auto address = TeamAddress::fromText(given);
        QVERIFY(!address && address.error().code == ErrorCode::Usage);
        QVERIFY2(address.error().message.contains(words), qPrintable(address.error().message));
        QVERIFY(!address.error().message.contains(QLatin1String("secret")));
    }

    /// Off this machine the server has to prove who it is, unless the user has said how.
    void encryptedAndVerifiedUnlessSaidOtherwise()
    {
        const auto options = [](const char* text) {
            return TeamAddress::fromText(QString::fromLatin1(text)).value().connectOptions();
        };
        QVERIFY(options("host=db.example.org dbname=lab").contains(QLatin1String("sslmode='verify-full'")));
        QVERIFY(!options("host=db.example.org dbname=lab sslmode=disable")
                     .contains(QLatin1String("verify-full")));
        QVERIFY(!options("dbname=lab").contains(QLatin1String("sslmode")));
        QVERIFY(!options("host=127.0.0.1 dbname=lab").contains(QLatin1String("sslmode")));
        // A service's file may say it, and goes before the environment; without a word there it is the
        // environment's.
        QVERIFY(!options("service=lab").contains(QLatin1String("sslmode")));
        TeamAddress::useVerifiedServices();
        QCOMPARE(qgetenv("PGSSLMODE"), QByteArray("verify-full"));
        qunsetenv("PGSSLMODE");
        qunsetenv("PGSSLROOTCERT");
        for (const char* variable : {"PGSERVICE", "PGHOSTADDR"}) {
            qputenv(variable, "10.0.0.1");
            QVERIFY(!TeamAddress::fromText(QStringLiteral("host=localhost dbname=lab")).value().isLocal());
            qunsetenv(variable);
        }
        QVERIFY(options("dbname='o\\'b c'").contains(QLatin1String("dbname='o\\'b c'")));
        qputenv("PGHOST", "db.example.org");  // then a database alone isn't on this machine
        QVERIFY(options("dbname=lab").contains(QLatin1String("sslmode='verify-full'")));
        qputenv("PGSSLMODE", "require");
        QVERIFY(!options("dbname=lab").contains(QLatin1String("sslmode")));
        QVERIFY(options("dbname=lab").contains(QLatin1String("connect_timeout='10'")));
    }
};

QTEST_APPLESS_MAIN(TestTeamAddress)
#include "tst_teamaddress.moc"
