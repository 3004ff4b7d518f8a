#include "flow/sample_story.h"

#include <array>

namespace flow::sample {

namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::array dana{
    Line{minutes(52), Author::customer, "Hi, the boiler you fitted in March shows E119 since this morning."},
    Line{minutes(50), Author::priya, "Hello Dana, that is low water pressure. Is the needle on the gauge below 1?"},
    Line{minutes(47), Author::customer, "Yes, nearly at 0. Is it dangerous?"},
    Line{minutes(45), Author::priya,
         "Not at all, it just rests until there is enough water. Open the two silver taps underneath slowly and close "
         "them at 1.5."},
    Line{minutes(38), Author::customer, "Can I ring you while I do it? I don't want to break anything"},
    Line{minutes(36), Author::priya, "Of course. Call this number, one of us will talk you through it."},
};

constexpr std::array george{
    Line{hours(3) + minutes(20), Author::customer, "Is the engineer still coming between 10 and 12?"},
    Line{hours(3) + minutes(14), Author::tom, "Good morning George. He is on his way, about 25 minutes from you."},
    Line{hours(3) + minutes(13), Author::customer, "Brilliant. The gate code is on the order."},
    Line{hours(1) + minutes(40), Author::customer, "All done, very tidy. Where do I find the invoice?"},
    Line{hours(1) + minutes(31), Author::tom, "Glad to hear it. The invoice comes by email this afternoon."},
};

constexpr std::array aisha{
    Line{hours(6), Author::customer, "Hello, what does the yearly service cost for two boilers in one house?"},
    Line{hours(5) + minutes(48), Author::priya,
         "Hello Aisha! The first is £95, the second in the same visit £60. Shall I look for a date?"},
    Line{hours(5) + minutes(30), Author::customer, "Yes please, after 4 pm if that is possible"},
    Line{hours(5) + minutes(22), Author::priya, "Thursday at 16:30 is free. I have pencilled you in."},
    Line{hours(5) + minutes(20), Author::customer, "Perfect, thank you 🙏"},
};

constexpr std::array rhys{
    Line{days(1) + hours(2), Author::customer, "Radiator in the back bedroom is cold at the bottom, hot at the top"},
    Line{days(1) + hours(1) + minutes(50), Author::tom,
         "That sounds like sludge rather than air, Rhys. How old is the system?"},
    Line{days(1) + hours(1) + minutes(41), Author::customer, "No idea, we moved in last year. Twenty years maybe?"},
    Line{days(1) + hours(1) + minutes(35), Author::tom,
         "Then a power flush is worth a look. I can send somebody to measure, that part is free."},
};

constexpr std::array mei{
    Line{days(2) + hours(4), Author::customer, "Please can you change my appointment on the 14th to the week after?"},
    Line{days(2) + hours(3) + minutes(52), Author::priya, "Done: now Tuesday the 21st, 8:30 to 10:30. Does that suit?"},
    Line{days(2) + hours(3) + minutes(15), Author::customer, "Yes that suits. Thanks Priya"},
};

constexpr std::array stefan{
    Line{days(4) + hours(1), Author::customer, "Do you also look after heat pumps?"},
    Line{days(4) + minutes(44), Author::tom,
         "We do, Stefan. Air source up to 16 kW. Which make is yours, and when was it last serviced?"},
    Line{days(3) + hours(22), Author::customer, "I will look at the label tonight and write again."},
};

constexpr std::array george_rang{Ring{hours(3) + minutes(9), seconds(7), Author::tom, seconds(94)}};
constexpr std::array aisha_rang{Ring{hours(4) + minutes(55), seconds(5), Author::priya, seconds(151)}};
constexpr std::array rhys_rang{Ring{days(1) + hours(1) + minutes(20), seconds(11), Author::tom, seconds(402)}};
constexpr std::array mei_rang{Ring{days(2) + hours(2) + minutes(30), seconds(31), Author::customer, seconds(0)}};
constexpr std::array stefan_rang{Ring{days(4) + hours(1) + minutes(3), seconds(24), Author::customer, seconds(0)}};

constexpr std::array all{
    Story{"Dana Field", "447700900123", dana, {}},
    Story{"George Whitlock", "447700900318", george, george_rang},
    Story{"Aisha Rahman", "447700900274", aisha, aisha_rang},
    Story{"Rhys Morgan", "447700900541", rhys, rhys_rang},
    Story{"Mei Tanaka-Shaw", "447700900786", mei, mei_rang},
    Story{"Stefan Brandt", "447700900902", stefan, stefan_rang},
};

}  // namespace

std::span<const Story> stories() {
  return all;
}

}  // namespace flow::sample
