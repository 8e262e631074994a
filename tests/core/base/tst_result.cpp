// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/result.h"

#include <QTest>

#include <memory>

using namespace epochmark;

namespace {

const Error kProblem{ErrorCode::Store, QStringLiteral("It failed."), QStringLiteral("disk on fire")};

void verifyIsProblem(const Error& error)
{
    QVERIFY(error.code == kProblem.code);
    QCOMPARE(error.message, kProblem.message);
    QCOMPARE(error.detail, kProblem.detail);
}

Result<int> half(int value)
{
    return value % 2 == 0 ? Result<int>(value / 2) : Result<int>(kProblem);
}

/// Counts how often it is copied.
struct Counted {
    int* copies;
    explicit Counted(int* count) : copies(count) {}
    Counted(const Counted& other) : copies(other.copies) { ++*copies; }
    Counted(Counted&&) = default;
    Counted& operator=(const Counted&) = delete;
    Counted& operator=(Counted&&) = default;
    ~Counted() = default;
};

}  // namespace

class TestResult : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void chainsGoOnWhileStepsSucceed();
    void chainsEndAtTheFirstError();
    void actionsChain();
    void chainsChangeTheirType();
    void temporariesAreMovedOn();
};

void TestResult::chainsGoOnWhileStepsSucceed()
{
    const Result<int> eight = 8;
    QCOMPARE(eight.andThen(half).andThen(half).value(), 2);
    QCOMPARE(eight.value(), 8);  // as it was
    QCOMPARE(eight.transform([](int value) { return value + 1; }).value(), 9);
    QCOMPARE(half(12).andThen(half).transform([](int value) { return value * 10; }).value(), 30);
}

void TestResult::chainsEndAtTheFirstError()
{
    int calls = 0;
    const auto counted = [&calls](int value) {
        ++calls;
        return half(value);
    };
    const Result<int> six = 6;
    const auto ended = six.andThen(counted).andThen(counted).andThen(counted).transform([&calls](int value) {
        calls += 100;
        return value;
    });
    QVERIFY(!ended);
    verifyIsProblem(ended.error());
    QCOMPARE(calls, 2);  // 6 -> 3 -> the error, and nobody after it

    const Result<int> failed = kProblem;
    verifyIsProblem(failed.andThen(counted).error());
    verifyIsProblem(failed.transform([](int value) { return value; }).error());
    QCOMPARE(calls, 2);
}

void TestResult::actionsChain()
{
    int calls = 0;
    const auto act = [&calls]() -> Result<void> {
        ++calls;
        return calls < 3 ? Result<void>() : kProblem;
    };
    QVERIFY(Result<void>().andThen(act).andThen(act));
    QCOMPARE(calls, 2);
    const Result<void> ended = Result<void>().andThen(act).andThen(act);
    QVERIFY(!ended);
    verifyIsProblem(ended.error());
    QCOMPARE(calls, 3);
    QCOMPARE(Result<void>().transform([]() { return 7; }).value(), 7);
    const Result<void> failed = kProblem;
    verifyIsProblem(failed.transform([&calls]() { return ++calls; }).error());
    QCOMPARE(calls, 3);
}

void TestResult::chainsChangeTheirType()
{
    const Result<int> four = 4;
    const Result<QString> text = four.andThen(
        [](int value) -> Result<QString> { return QString::number(value); });
    QCOMPARE(text.value(), QStringLiteral("4"));
    const Result<void> action = text.andThen([](const QString&) -> Result<void> { return kProblem; });
    verifyIsProblem(action.error());
    const Result<bool> isFour = Result<void>()
                                    .andThen([&four]() -> Result<int> { return four; })
                                    .transform([](int value) { return value == 4; });
    QVERIFY(isFour.value());
}

void TestResult::temporariesAreMovedOn()
{
    int copies = 0;
    const auto pass = [](Counted value) -> Result<Counted> { return value; };
    const Result<Counted> passed = Result<Counted>(Counted(&copies))
                                       .andThen(pass)
                                       .andThen(pass)
                                       .transform([](Counted value) { return value; });
    QVERIFY(passed);
    QCOMPARE(copies, 0);

    const auto owned = Result<std::unique_ptr<int>>(std::make_unique<int>(5))
                           .andThen([](std::unique_ptr<int> value) -> Result<int> { return *value; });
    QCOMPARE(owned.value(), 5);
}

QTEST_APPLESS_MAIN(TestResult)
#include "tst_result.moc"
