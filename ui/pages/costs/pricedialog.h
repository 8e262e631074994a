// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cost/pricebook.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QDateEdit;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace epochmark {

class NumberField;
class SegmentedControl;

/// Asks for one price of one device: to buy or to rent, with source and date. Says in a sentence what is
/// missing; only a valid price can be accepted. Opened, never executed. Window thread.
///     auto* dialog = new PriceDialog(price, PriceDialog::Mode::Add, this);
///     connect(dialog, &PriceDialog::priceAccepted, this, &Page::setPrice);
///     dialog->open();
class PriceDialog : public QDialog {
    Q_OBJECT
public:
    enum class Mode { Add, Edit };

    PriceDialog(const Price& price, Mode mode, QWidget* parent = nullptr);

    /// Codes that are offered; others can be typed.
    static QStringList usualCurrencies();

    /// Devices whose prices this one may take over instead.
    void setLenders(const QStringList& devices);
    Price price() const;

Q_SIGNALS:
    void priceAccepted(const epochmark::Price& price);
    /// The device shall cost what that one costs.
    void assignmentAccepted(const QString& device, const QString& lender);
    void removalRequested(const QString& device, epochmark::PriceKind kind);

private:
    void makeForm(Mode mode);
    void makeAmountRow();
    void makeRentRows();
    QWidget* makeDateRow();
    QWidget* makeButtons(Mode mode);
    void fill(const Price& price);
    void updateFields();
    QList<NumberField*> numberFields() const;
    Result<void> validPrice() const;
    void acceptPrice();
    void dropShippedSource();

    QString lender() const;

    Price m_former;
    bool m_isAsShipped = false;  ///< the price came with the program and wasn't changed yet
    QFormLayout* m_form;
    QLineEdit* m_device;
    QComboBox* m_lenders;
    SegmentedControl* m_kind;
    NumberField* m_amount;
    QComboBox* m_currency;
    QComboBox* m_unit;
    NumberField* m_hours;
    NumberField* m_days;
    NumberField* m_step;
    NumberField* m_startup;
    NumberField* m_watts;
    QLineEdit* m_source;
    QCheckBox* m_isDated;
    QDateEdit* m_date;
    QLabel* m_problem;
    QPushButton* m_accept;
};

}  // namespace epochmark
