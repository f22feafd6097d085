//! Ermu (耳目): adopted government-information items become points, places and a notice.
