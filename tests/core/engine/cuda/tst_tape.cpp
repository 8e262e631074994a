// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tape.h"

#include <QTest>

#include <ATen/ATen.h>

#include <functional>

using namespace epochmark::test;

namespace {

using Work = std::function<void(at::Tensor&)>;

bool isRefused(const Work& work)
{
    at::Tensor numbers = at::tensor({1.0F, -2.0F, 3.0F});
    Tape tape;
    try {
        tape.record([&] { work(numbers); });
    } catch (const c10::Error&) {
        return true;
    }
    return false;
}

}  // namespace

/// The stand-in for a CUDA graph: what a card couldn't record it doesn't record either.
class TestTape : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusesWhatAsksTheDevice();
    void recordsWhatDoesnt();
    void putsBackWhatWasThere();
    void replaysOnTheSameTensors();
    void endsAtALimit();
};

void TestTape::refusesWhatAsksTheDevice()
{
    QVERIFY(isRefused([](at::Tensor& numbers) { numbers.sum().item<float>(); }));
    QVERIFY(isRefused([](at::Tensor& numbers) { numbers.nonzero(); }));
    QVERIFY(isRefused([](at::Tensor& numbers) { numbers.masked_select(numbers > 0); }));
    QVERIFY(isRefused([](at::Tensor& numbers) { numbers.index({numbers > 0}); }));
    QVERIFY(isRefused([](at::Tensor& numbers) { numbers.index_put_({numbers > 0}, at::zeros({2})); }));
}

void TestTape::recordsWhatDoesnt()
{
    QVERIFY(!isRefused([](at::Tensor& numbers) { numbers.index({at::tensor({2, 0})}); }));
    QVERIFY(!isRefused([](at::Tensor& numbers) { at::where(numbers > 0, numbers, numbers.neg()); }));
    QVERIFY(!isRefused([](at::Tensor& numbers) { numbers.index_select(0, at::tensor({1})); }));
}

void TestTape::putsBackWhatWasThere()
{
    at::Tensor numbers = at::ones({3});
    Tape tape;
    tape.record([&] { numbers.add_(1); });
    QVERIFY(at::equal(numbers, at::ones({3})));
    Tape ofAView;
    ofAView.record([&] {
        numbers.view({3, 1}).sum();
        numbers.add_(1);
    });
    QVERIFY(at::equal(numbers, at::ones({3})));
}

void TestTape::replaysOnTheSameTensors()
{
    at::Tensor numbers = at::ones({3});
    Tape tape;
    tape.record([&] { numbers.mul_(numbers.add(1)); });
    tape.replay();
    QVERIFY(at::equal(numbers, at::full({3}, 2.0)));
    numbers.fill_(3);
    tape.replay();
    QVERIFY(at::equal(numbers, at::full({3}, 12.0)));
}

void TestTape::endsAtALimit()
{
    at::Tensor numbers = at::ones({3});
    Tape tape;
    QVERIFY_THROWS_EXCEPTION(c10::Error, tape.record(
                                             [&] {
                                                 numbers.add_(1);
                                                 numbers.add_(1);
                                             },
                                             1));
    QVERIFY(at::equal(numbers, at::ones({3})));
}

QTEST_GUILESS_MAIN(TestTape)
#include "tst_tape.moc"
