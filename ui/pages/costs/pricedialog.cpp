// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/costs/pricedialog.h"

#include "results/record/pricesource.h"
#include "theme/theme.h"
#include "widgets/buttons.h"
#include "widgets/numberfield.h"
#include "widgets/segmentedcontrol.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace epochmark {

namespace {

enum KindSegment { BuySegment, RentSegment };

NumberField* numberField(const QString& name, double high, int decimals, const QString& suffix)
{
    auto* field = new NumberField;
    field->setObjectName(name);
    field->setGroupSeparatorShown(true);
    field->setDecimals(decimals);
    field->setRange(0, high);
    field->setAffixes(QString(), suffix);
    field->setAlignment(Qt::AlignRight);
    return field;
}

void addRow(QFormLayout* form, const QString& text, QWidget* field)
{
    auto* label = new QLabel(text);
    label->setBuddy(field);
    QString name = text;
    field->setAccessibleName(name.remove(QLatin1Char('&')));
    form->addRow(label, field);
}

}  // namespace

PriceDialog::PriceDialog(const Price& price, Mode mode, QWidget* parent) : QDialog(parent), m_former(price)
{
    setObjectName(QStringLiteral("priceDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(mode == Mode::Add ? tr("Add price") : tr("Edit price"));
    setMinimumWidth(qRound(440 * theme::fontScale()));
    makeForm(mode);
    fill(price);
    m_device->setReadOnly(!price.device.isEmpty());
    connect(m_kind, &SegmentedControl::currentChanged, this, &PriceDialog::updateFields);
    connect(m_lenders, &QComboBox::currentIndexChanged, this, &PriceDialog::updateFields);
    connect(m_unit, &QComboBox::currentIndexChanged, this, &PriceDialog::updateFields);
    connect(m_isDated, &QCheckBox::toggled, this, &PriceDialog::updateFields);
    for (const NumberField* field : numberFields()) {
        connect(field, &NumberField::valueChanged, this, &PriceDialog::updateFields);
        connect(field, &NumberField::problemChanged, this, &PriceDialog::updateFields);
    }
    for (QLineEdit* field : {m_device, m_source}) {
        connect(field, &QLineEdit::textChanged, this, &PriceDialog::updateFields);
    }
    connect(m_currency, &QComboBox::currentTextChanged, this, &PriceDialog::updateFields);
    updateFields();
    m_isAsShipped = mode == Mode::Edit && PriceBook::shipped().price(price.device, price.kind) == price;
    for (const NumberField* field : {m_amount, m_hours, m_days, m_step, m_startup}) {
        connect(field, &NumberField::valueChanged, this, &PriceDialog::dropShippedSource);
    }
    connect(m_unit, &QComboBox::currentIndexChanged, this, &PriceDialog::dropShippedSource);
    connect(m_currency, &QComboBox::currentTextChanged, this, &PriceDialog::dropShippedSource);
    m_amount->setFocus();
    m_amount->selectAll();
}

/// An amount that is changed here isn't that of whoever named the shipped one, nor of its day.
void PriceDialog::dropShippedSource()
{
    if (std::exchange(m_isAsShipped, false) && m_source->text() == pricesource::shown(m_former.source)) {
        m_source->setText(pricesource::shown(pricesource::entered()));
        m_date->setDate(QDate::currentDate());
        m_isDated->setChecked(true);
    }
}

void PriceDialog::makeForm(Mode mode)
{
    m_form = new QFormLayout;
    m_form->setHorizontalSpacing(16);
    m_form->setVerticalSpacing(8);
    m_device = new QLineEdit;
    m_device->setObjectName(QStringLiteral("deviceEdit"));
    addRow(m_form, tr("&Device"), m_device);
    m_lenders = new QComboBox;
    m_lenders->setObjectName(QStringLiteral("lenderCombo"));
    m_lenders->addItem(tr("Its own"));
    addRow(m_form, tr("&Price"), m_lenders);
    m_kind = new SegmentedControl(tr("Buy or rent"));
    m_kind->addSegment(tr("Buy"), QStringLiteral("buySegment"));
    m_kind->addSegment(tr("Rent"), QStringLiteral("rentSegment"));
    m_kind->setStretched(true);
    m_form->addRow(new QLabel(tr("Kind")), m_kind);
    makeAmountRow();
    makeRentRows();
    m_watts = numberField(QStringLiteral("wattsSpin"), 100'000, 0, tr(" W"));
    m_watts->setSpecialText(tr("unknown"));
    m_watts->setToolTip(tr("Used only where no energy was measured."));
    addRow(m_form, tr("Po&wer"), m_watts);
    m_source = new QLineEdit;
    m_source->setObjectName(QStringLiteral("sourceEdit"));
    addRow(m_form, tr("S&ource"), m_source);
    m_form->addRow(new QLabel(tr("Date")), makeDateRow());
    m_problem = new QLabel;
    m_problem->setObjectName(QStringLiteral("priceProblem"));
    m_problem->setWordWrap(true);
    m_problem->setMinimumHeight(m_problem->fontMetrics().lineSpacing() * 2);
    theme::setLook(m_problem, QStringLiteral("caption muted"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(12);
    column->addLayout(m_form);
    column->addWidget(m_problem);
    column->addWidget(makeButtons(mode));
}

void PriceDialog::makeAmountRow()
{
    m_amount = numberField(QStringLiteral("amountSpin"), 10'000'000, 4, QString());
    m_currency = new QComboBox;
    m_currency->setObjectName(QStringLiteral("currencyCombo"));
    m_currency->setEditable(true);
    m_currency->setAccessibleName(tr("Currency"));
    m_currency->addItems(usualCurrencies());
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_amount, 1);
    row->addWidget(m_currency);
    auto* label = new QLabel(tr("&Amount"));
    label->setBuddy(m_amount);
    m_amount->setAccessibleName(tr("Amount"));
    m_form->addRow(label, line);
}

QStringList PriceDialog::usualCurrencies()
{
    return QStringLiteral("USD EUR GBP CHF JPY CNY INR CAD AUD SEK").split(QLatin1Char(' '));
}

void PriceDialog::makeRentRows()
{
    m_unit = new QComboBox;
    m_unit->setObjectName(QStringLiteral("unitCombo"));
    m_unit->addItem(tr("an hour"));
    m_unit->addItem(tr("a month"));
    m_hours = numberField(QStringLiteral("rentHoursSpin"), 24, 1, tr(" h a day"));
    m_days = numberField(QStringLiteral("rentDaysSpin"), 31, 0, tr(" days a month"));
    m_step = numberField(QStringLiteral("stepSpin"), 1440, 1, tr(" min"));
    m_step->setSpecialText(tr("not rounded"));
    m_startup = numberField(QStringLiteral("startupSpin"), 1440, 1, tr(" min"));
    addRow(m_form, tr("&For"), m_unit);
    addRow(m_form, tr("&Hours"), m_hours);
    addRow(m_form, tr("Da&ys"), m_days);
    addRow(m_form, tr("Billing s&tep"), m_step);
    addRow(m_form, tr("Start-&up"), m_startup);
}

QWidget* PriceDialog::makeDateRow()
{
    m_isDated = new QCheckBox(tr("as of"));
    m_isDated->setObjectName(QStringLiteral("datedCheck"));
    m_date = new QDateEdit;
    m_date->setObjectName(QStringLiteral("dateEdit"));
    m_date->setAccessibleName(tr("Date of the price"));
    m_date->setDisplayFormat(tr("d MMM yyyy", "a date, as QLocale::toString() takes it"));
    m_date->setMaximumDate(QDate::currentDate());
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_isDated);
    row->addWidget(m_date, 1);
    return line;
}

QWidget* PriceDialog::makeButtons(Mode mode)
{
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    QPushButton* remove = makeButton(tr("&Remove"), QStringLiteral("removePriceButton"),
                                     QStringLiteral("trash"), ButtonKind::Danger);
    remove->setVisible(mode == Mode::Edit);
    remove->setAutoDefault(false);
    QPushButton* cancel = makeButton(tr("Cancel"), QStringLiteral("cancelPriceButton"));
    cancel->setAutoDefault(false);
    m_accept = makeButton(tr("&Save price"), QStringLiteral("acceptPriceButton"), QStringLiteral("check"),
                          ButtonKind::Primary);
    m_accept->setDefault(true);
    row->addWidget(remove);
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(m_accept);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_accept, &QPushButton::clicked, this, &PriceDialog::acceptPrice);
    connect(remove, &QPushButton::clicked, this, [this] {
        Q_EMIT removalRequested(m_former.device, m_former.kind);
        accept();
    });
    return line;
}

void PriceDialog::setLenders(const QStringList& devices)
{
    for (const QString& device : devices) {
        m_lenders->addItem(tr("As %1").arg(device), device);
    }
    m_form->setRowVisible(m_lenders, m_lenders->count() > 1);
}

QString PriceDialog::lender() const
{
    return m_lenders->currentData().toString();
}

void PriceDialog::fill(const Price& price)
{
    m_device->setText(price.device);
    m_kind->setCurrentIndex(price.kind == PriceKind::Buy ? BuySegment : RentSegment);
    m_amount->setValue(price.amount);
    m_currency->setCurrentText(price.currency);
    m_unit->setCurrentIndex(price.unit == Price::RentUnit::Hour ? 0 : 1);
    m_hours->setValue(price.hoursPerDay > 0 ? price.hoursPerDay : 8);
    m_days->setValue(price.daysPerMonth > 0 ? price.daysPerMonth : 20);
    m_step->setValue(price.billingStepMinutes);
    m_startup->setValue(price.startupMinutes);
    m_watts->setValue(price.watts.value_or(0));
    m_source->setText(pricesource::shown(price.source));
    m_isDated->setChecked(price.date.has_value());
    m_date->setDate(price.date.value_or(QDate::currentDate()));
    m_form->setRowVisible(m_lenders, false);
}

Price PriceDialog::price() const
{
    Price price;
    price.device = m_device->text().trimmed();
    price.kind = m_kind->currentIndex() == BuySegment ? PriceKind::Buy : PriceKind::Rent;
    price.amount = m_amount->value();
    price.currency = m_currency->currentText().trimmed().toUpper();
    price.source = pricesource::kept(m_source->text().trimmed());
    if (m_isDated->isChecked()) {
        price.date = m_date->date();
    }
    if (price.kind == PriceKind::Buy) {
        if (m_watts->value() > 0) {
            price.watts = m_watts->value();
        }
        return price;
    }
    price.unit = m_unit->currentIndex() == 0 ? Price::RentUnit::Hour : Price::RentUnit::Month;
    if (price.unit == Price::RentUnit::Month) {
        price.hoursPerDay = m_hours->value();
        price.daysPerMonth = m_days->value();
    }
    price.billingStepMinutes = m_step->value();
    price.startupMinutes = m_startup->value();
    return price;
}

void PriceDialog::updateFields()
{
    const bool isOwn = lender().isEmpty();
    const bool isRent = m_kind->currentIndex() == RentSegment;
    const bool isMonthly = isRent && m_unit->currentIndex() == 1;
    for (QWidget* field : std::initializer_list<QWidget*>{m_unit, m_step, m_startup}) {
        m_form->setRowVisible(field, isOwn && isRent);
    }
    for (QWidget* field : std::initializer_list<QWidget*>{m_hours, m_days}) {
        m_form->setRowVisible(field, isOwn && isMonthly);
    }
    m_form->setRowVisible(m_watts, isOwn && !isRent);
    for (QWidget* field :
         std::initializer_list<QWidget*>{m_kind, m_amount, m_currency, m_source, m_isDated}) {
        field->setEnabled(isOwn);
    }
    m_date->setEnabled(isOwn && m_isDated->isChecked());
    const auto valid = isOwn ? validPrice() : Result<void>();
    m_accept->setEnabled(valid.hasValue());
    m_problem->setText(valid ? (isOwn ? QString() : tr("The device costs what %1 costs.").arg(lender()))
                             : valid.error().message);
}

QList<NumberField*> PriceDialog::numberFields() const
{
    return {m_amount, m_hours, m_days, m_step, m_startup, m_watts};
}

/// Of the fields that are asked for.
Result<void> PriceDialog::validPrice() const
{
    for (const NumberField* field : numberFields()) {
        if (!field->isHidden() && !field->problem().isEmpty()) {
            return Error{ErrorCode::Usage,
                         tr("%1: %2", "a field, what can be entered there")
                             .arg(field->accessibleName(), field->problem()),
                         {}};
        }
    }
    return PriceBook::validate(price());
}

void PriceDialog::acceptPrice()
{
    if (lender().isEmpty()) {
        Q_EMIT priceAccepted(price());
    } else {
        Q_EMIT assignmentAccepted(m_device->text().trimmed(), lender());
    }
    accept();
}

}  // namespace epochmark
